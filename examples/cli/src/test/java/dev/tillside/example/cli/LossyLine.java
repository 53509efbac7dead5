package dev.tillside.example.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to the sidecar that loses the answer of every other event, and breaks every stream off after its first tell. */
final class LossyLine implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI sidecar;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    LossyLine(URI sidecar) throws IOException {
        this.sidecar = sidecar;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::carry);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many streams it broke off. */
    int streams() {
        return streams.get();
    }

    /** How many answers it lost. */
    int lost() {
        return events.get() / 2;
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(sidecar.resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            for (String name : List.of("Authorization", "Idempotency-Key", "Last-Event-ID")) {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value));
            }
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (exchange.getRequestMethod().equals("GET")) {
                    oneTell(exchange, response.statusCode(), body);
                } else {
                    answer(exchange, response.statusCode(), body.readAllBytes());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] answer) throws IOException {
        if (events.incrementAndGet() % 2 == 0) {
            return; // the connection is closed without an answer
        }
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private void oneTell(HttpExchange exchange, int status, InputStream body) throws IOException {
        streams.incrementAndGet();
        exchange.sendResponseHeaders(status, 0);
        OutputStream out = exchange.getResponseBody();
        StringBuilder read = new StringBuilder();
        for (int c = body.read(); c >= 0; c = body.read()) {
            out.write(c);
            read.append((char) c);
            if (read.indexOf("data: ") >= 0 && read.toString().endsWith("\n\n")) {
                out.flush();
                return;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
