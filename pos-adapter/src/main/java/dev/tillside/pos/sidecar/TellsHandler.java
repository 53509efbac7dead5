package dev.tillside.pos.sidecar;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Writes a lane's tells as Server-Sent Events, until one of the two goes. */
final class TellsHandler {
    private final Duration heartbeat;

    TellsHandler(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    void handle(HttpExchange exchange, Lane lane) throws IOException {
        Optional<String> after =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        Optional<Tells.Listener> listener = lane.tells().listen(after);
        if (listener.isEmpty()) {
            Reply.problem(503, "Too many listen to this lane, or it is closing.")
                    .send(exchange);
            return;
        }
        try {
            lane.look();
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            write(exchange.getResponseBody(), listener.get());
        } catch (InterruptedException e) {
            // Who was let go gets no tidy end, which could hang in its turn: under an interrupted thread a channel
            // closes.
            Thread.currentThread().interrupt();
            exchange.close();
        } finally {
            lane.tells().leave(listener.get());
            Thread.interrupted(); // the thread goes back to the pool
        }
    }

    private void write(OutputStream out, Tells.Listener listener) throws IOException, InterruptedException {
        send(out, "retry: 1000\n\n");
        for (Tells.Tell tell : listener.missed()) {
            send(out, event(tell));
        }
        while (!listener.isOver()) {
            send(
                    out,
                    listener.next(heartbeat.toMillis()).map(TellsHandler::event).orElse(": still here\n\n"));
        }
    }

    private static String event(Tells.Tell tell) {
        return "id: " + tell.id() + "\nevent: " + tell.type() + "\ndata: " + tell.json() + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
