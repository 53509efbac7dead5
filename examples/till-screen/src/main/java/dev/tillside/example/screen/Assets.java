package dev.tillside.example.screen;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of pages that lie in the jar: nothing else can be named. */
final class Assets {
    private static final Pattern NAME = Pattern.compile("[a-z]+/[a-z-]+\\.[a-z]+|[a-z-]+\\.[a-z]+");
    private static final Map<String, String> TYPES = Map.of(
            "html", Web.HTML, "js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", Web.SVG);

    private Assets() {}

    /**
     * Sends the file.
     *
     * @param name below the folder {@code web}
     */
    static void send(HttpExchange exchange, String name) throws IOException {
        Optional<byte[]> file = NAME.matcher(name).matches() ? read(name) : Optional.empty();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (file.isEmpty() || type == null) {
            Web.refuse(exchange, 404, "There is nothing here.");
        } else {
            Web.send(exchange, 200, type, file.get());
        }
    }

    private static Optional<byte[]> read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream("web/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
