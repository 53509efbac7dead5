package dev.tillside.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Head office's answers, line by line, taken at their word only where they fit the question. */
final class AnswerLines {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,39}");

    private AnswerLines() {}

    static List<String> of(byte[] body) throws IOException {
        return text(body).lines().filter(line -> !line.isBlank()).toList();
    }

    static String text(byte[] body) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("head office's answer is not UTF-8");
        }
    }

    static List<Settlement> settlements(List<String> lines, List<Delivery> deliveries) throws IOException {
        if (lines.size() != deliveries.size()) {
            throw new IOException(
                    "head office settled " + lines.size() + " sales where " + deliveries.size() + " were delivered");
        }
        List<Settlement> settlements = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            settlements.add(settlement(fields(lines.get(i)), deliveries.get(i)));
        }
        return settlements;
    }

    /** Only a refusal may come without a key: head office may not have been able to read it. */
    private static Settlement settlement(Map<String, Object> fields, Delivery delivery) throws IOException {
        Settlement.Verdict verdict = verdict(fields.get("verdict"));
        Object key = fields.get("key");
        boolean fits = key == null
                ? verdict == Settlement.Verdict.REFUSED
                : key.equals(delivery.key().toString());
        if (!fits) {
            throw new IOException("head office settled another sale than " + delivery.key());
        }
        return new Settlement(delivery.key(), verdict, string(fields, "reason"));
    }

    private static Settlement.Verdict verdict(Object verdict) throws IOException {
        for (Settlement.Verdict known : Settlement.Verdict.values()) {
            if (known.name().equals(verdict)) {
                return known;
            }
        }
        throw new IOException("head office settled a sale with a verdict that is not known here");
    }

    static ChangePage page(List<String> lines) throws IOException {
        int last = lines.size() - 1;
        Map<String, Object> page = last < 0 ? Map.of() : fields(lines.get(last));
        Optional<String> cursor = string(page, "cursor");
        if (!"page".equals(page.get("type")) || cursor.isEmpty() || !(page.get("more") instanceof Boolean more)) {
            throw new IOException("head office's changes do not end with their page line");
        }
        return new ChangePage(lines.subList(0, last), cursor.get(), more, signature(page));
    }

    private static Optional<OfficeSignature> signature(Map<String, Object> page) throws IOException {
        Optional<String> key = string(page, "key");
        Optional<String> value = string(page, "signature");
        try {
            return key.isPresent() && value.isPresent()
                    ? Optional.of(new OfficeSignature(key.get(), value.get()))
                    : Optional.empty();
        } catch (BadInput e) {
            throw new IOException("head office signed with a key whose name is none");
        }
    }

    /** The code of an error, if the body is one of the protocol's. */
    static Optional<String> code(byte[] body) {
        try {
            return string(fields(text(body)), "code").filter(CODE.asMatchPredicate());
        } catch (IOException e) {
            return Optional.empty(); // another server's page: the status says enough
        }
    }

    private static Optional<String> string(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The strings and truth values of an object; whatever else it holds is passed over. */
    private static Map<String, Object> fields(String line) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            Map<String, Object> fields = new HashMap<>();
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                switch (parser.nextToken()) {
                    case VALUE_STRING -> fields.put(name, parser.getText());
                    case VALUE_TRUE, VALUE_FALSE -> fields.put(name, parser.getBooleanValue());
                    default -> parser.skipChildren();
                }
            }
            if (object && parser.nextToken() == null) {
                return fields;
            }
        } catch (IOException e) {
            // Jackson's message may quote the answer: ours must not.
        }
        throw new IOException("a line of head office's answer is not a JSON object");
    }
}
