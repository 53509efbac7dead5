package dev.tillside.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What head office says of its snapshot, taken at its word only where it is whole. */
final class SnapshotAnswer {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> fields = new HashMap<>();
    private final List<Snapshot.Part> parts = new ArrayList<>();

    private SnapshotAnswer() {}

    static Snapshot of(byte[] body) throws IOException {
        SnapshotAnswer answer = new SnapshotAnswer();
        try (JsonParser parser = JSON.createParser(AnswerLines.text(body))) {
            answer.read(parser);
            return answer.snapshot();
        } catch (BadInput e) {
            throw new IOException(
                    "head office's snapshot is not whole: field " + e.path().orElse("(none)"));
        } catch (IOException e) {
            throw new IOException(
                    "head office's answer is no snapshot"); // Jackson's message may quote it: ours must not
        }
    }

    private void read(JsonParser parser) throws IOException {
        expect(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("parts")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    parts.add(part(parser));
                }
                expect(parser.currentToken() == JsonToken.END_ARRAY);
            } else {
                value(parser, name, fields);
            }
        }
        expect(parser.nextToken() == null);
    }

    private static Snapshot.Part part(JsonParser parser) throws IOException {
        Map<String, Object> part = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser, name, part);
        }
        return new Snapshot.Part(number(part, "bytes"), text(part, "sha256"));
    }

    private static void value(JsonParser parser, String name, Map<String, Object> fields) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> fields.put(name, parser.getText());
            case VALUE_NUMBER_INT -> fields.put(name, parser.getLongValue());
            default -> parser.skipChildren();
        }
    }

    private Snapshot snapshot() {
        Optional<OfficeSignature> signature = fields.containsKey("signature")
                ? Optional.of(new OfficeSignature(text(fields, "key"), text(fields, "signature")))
                : Optional.empty();
        return new Snapshot(
                text(fields, "id"),
                number(fields, "issue"),
                text(fields, "cursor"),
                number(fields, "objects"),
                parts,
                signature);
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw BadInput.missing(name);
    }

    private static long number(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw BadInput.missing(name);
    }

    private static void expect(boolean so) throws IOException {
        if (!so) {
            throw new IOException("not an object");
        }
    }
}
