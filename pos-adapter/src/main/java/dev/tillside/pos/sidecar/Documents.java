package dev.tillside.pos.sidecar;

import dev.tillside.fault.BadInput;
import dev.tillside.wire.WireSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What anybody on the machine may read: how the sidecar is, and what it speaks. */
final class Documents {
    private static final String SCHEMA_TYPE = "application/schema+json";
    private static final Pattern SCHEMA = Pattern.compile("/schemas/(event|answer)/([A-Za-z]+)\\.json");

    private final Readiness readiness;

    Documents(Readiness readiness) {
        this.readiness = readiness;
    }

    /** What stands there, if anything does. */
    Optional<Reply> at(String path) {
        return switch (path) {
            case "/health/live" -> Optional.of(Reply.json("{\"status\":\"live\"}"));
            case "/health/ready" -> Optional.of(readiness.reply());
            case "/schemas/common.json" -> Optional.of(new Reply(200, SCHEMA_TYPE, WireSchema.common()));
            case "/openapi.json", "/asyncapi.json" -> Optional.of(Reply.json(resource(path.substring(1))));
            default -> schema(path);
        };
    }

    private static Optional<Reply> schema(String path) {
        Matcher asked = SCHEMA.matcher(path);
        if (!asked.matches()) {
            return Optional.empty();
        }
        try {
            WireSchema.Group group = WireSchema.Group.valueOf(asked.group(1).toUpperCase(Locale.ROOT));
            return Optional.of(new Reply(200, SCHEMA_TYPE, WireSchema.of(group, asked.group(2))));
        } catch (BadInput e) {
            return Optional.empty(); // no type of that name
        }
    }

    /** A text that comes with the jar. */
    static String resource(String name) {
        try (InputStream in = Documents.class.getResourceAsStream(name)) {
            return new String(Stream.ofNullable(in).findFirst().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
