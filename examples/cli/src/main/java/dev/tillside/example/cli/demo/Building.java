package dev.tillside.example.cli.demo;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.web.OfficeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Head office's building: its book and its server, which can lose power and get it back. */
final class Building implements AutoCloseable {
    private final Path book;
    private final HttpClient visitor =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Office office;
    private OfficeServer server;

    Building(Path book) {
        this.book = book;
    }

    /** Opens the book and serves it, on a free port; answers its address. */
    URI powerOn() throws IOException {
        office = Office.at(book);
        server = OfficeServer.over(office).start();
        return server.uri();
    }

    void powerOff() throws IOException {
        server.close();
        office.close();
    }

    /** Publishes reference data over HTTP, and answers the answers. */
    List<String> publish(List<String> objects) throws IOException {
        return ask(request("/v1/reference")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", objects) + "\n"))
                .build());
    }

    /** What head office itself says at that path. */
    List<String> get(String path) throws IOException {
        return ask(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path));
    }

    private List<String> ask(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer =
                    visitor.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IOException("head office answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().lines().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while head office was answering", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            powerOff();
        }
    }
}
