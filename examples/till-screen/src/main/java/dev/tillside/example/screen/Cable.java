package dev.tillside.example.screen;

import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A till's line to head office, which can be unplugged. Thread-safe. */
final class Cable implements HeadOffice, AutoCloseable {
    private final HttpHeadOffice line;
    private volatile boolean plugged;

    Cable(URI office, String till, boolean plugged) {
        this.line = HttpHeadOffice.at(office).till(till).open();
        this.plugged = plugged;
    }

    boolean isPlugged() {
        return plugged;
    }

    void plug(boolean in) {
        plugged = in;
    }

    private HttpHeadOffice line() throws IOException {
        if (!plugged) {
            throw new IOException("the line is not plugged in");
        }
        return line;
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        return line().deliver(batch);
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        return line().changesAfter(cursor, most);
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        return line().basketsAfter(cursor, most);
    }

    @Override
    public Optional<Snapshot> snapshot() throws IOException {
        return line().snapshot();
    }

    @Override
    public byte[] snapshotPart(String snapshot, int part) throws IOException {
        return line().snapshotPart(snapshot, part);
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        return line().lease(request);
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        return line().present(presence);
    }

    @Override
    public void close() {
        line.close();
    }
}
