package dev.tillside.example.screen;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.web.OfficeServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Head office: its book, and its server that can be switched off and comes back at the same address. Thread-safe. */
final class Building implements AutoCloseable {
    private final Office office;
    private final URI address;
    private Optional<OfficeServer> server;

    Building(Path book) throws IOException {
        office = Office.at(book);
        OfficeServer first = OfficeServer.over(office).start();
        address = first.uri();
        server = Optional.of(first);
    }

    Office office() {
        return office;
    }

    URI address() {
        return address;
    }

    synchronized boolean isOn() {
        return server.isPresent();
    }

    /** Opens or closes the door; the book stays as it is. */
    synchronized void turn(boolean on) throws IOException {
        if (on && server.isEmpty()) {
            server = Optional.of(
                    OfficeServer.over(office).port(address.getPort()).start());
        } else if (!on && server.isPresent()) {
            server.get().close();
            server = Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        turn(false);
        office.close();
    }
}
