package dev.tillside.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import dev.tillside.money.Points;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Questions for leases and their answers, which are taken at their word only where they fit the question. */
final class LeaseJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");
    private static final int DECIMALS = 4;

    private LeaseJson() {}

    static byte[] question(LeaseRequest request) {
        ObjectNode out = JSON.createObjectNode();
        out.put("basket", request.basket().toString()).put("till", request.till());
        request.member().ifPresent(member -> out.put("member", member.id()));
        if (!request.coupons().isEmpty()) {
            ObjectNode coupons = out.putObject("coupons");
            request.coupons().forEach(coupons::put);
        }
        texts(out, "offers", request.offers());
        texts(out, "vouchers", request.vouchers());
        return line(out);
    }

    static byte[] presence(Presence presence) {
        ObjectNode out = JSON.createObjectNode().put("till", presence.till());
        ArrayNode open = out.putArray("open");
        presence.open().forEach(basket -> open.add(basket.toString()));
        return line(out);
    }

    private static void texts(ObjectNode out, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = out.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static byte[] line(ObjectNode object) {
        return (object + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The name of what head office has stored, where it tells one. */
    static Optional<String> office(byte[] body) throws IOException {
        JsonNode office = object(body).path("office");
        if (office.isMissingNode() || office.isNull()) {
            return Optional.empty();
        }
        if (!office.isTextual() || !NAME.matcher(office.textValue()).matches()) {
            throw new IOException("head office's name is not one of 1 to 64 printable ASCII characters");
        }
        return Optional.of(office.textValue());
    }

    static Lease lease(byte[] body, LeaseRequest request) throws IOException {
        JsonNode answer = object(body);
        if (!answer.path("basket").asText().equals(request.basket().toString())) {
            throw new IOException("head office leased for another basket than " + request.basket());
        }
        try {
            return new Lease(
                    request.basket(),
                    optional(answer, "points").map(points -> new Points(decimal(points, true, "points"))),
                    parts(answer, "coupons", request.coupons().keySet()),
                    shares(answer, request.offers()),
                    parts(answer, "vouchers", request.vouchers()));
        } catch (BadInput e) { // its message may quote the answer: ours must not
            throw new IOException(
                    "head office's lease is not whole: field " + e.path().orElse("(none)"));
        }
    }

    private static Map<String, Lease.Part> parts(JsonNode answer, String name, Collection<String> asked) {
        Map<String, Lease.Part> parts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> part : members(answer, name, asked)) {
            long uses = whole(part.getValue(), name).orElseThrow(() -> BadInput.missing(name));
            parts.put(
                    part.getKey(),
                    new Lease.Part((int) Math.min(uses, Integer.MAX_VALUE), elsewhere(part.getValue(), name)));
        }
        return parts;
    }

    private static Map<String, Lease.Share> shares(JsonNode answer, Collection<String> asked) {
        Map<String, Lease.Share> shares = new TreeMap<>();
        for (Map.Entry<String, JsonNode> share : members(answer, "offers", asked)) {
            Optional<BigDecimal> amount =
                    optional(share.getValue(), "amount").map(text -> decimal(text, false, "offers"));
            shares.put(
                    share.getKey(),
                    new Lease.Share(whole(share.getValue(), "offers"), amount, elsewhere(share.getValue(), "offers")));
        }
        return shares;
    }

    private static Iterable<Map.Entry<String, JsonNode>> members(
            JsonNode answer, String name, Collection<String> asked) {
        Optional<JsonNode> object = optional(answer, name);
        if (object.isEmpty()) {
            return List.of();
        }
        if (!object.get().isObject()) {
            throw BadInput.value(name, "not an object");
        }
        for (Map.Entry<String, JsonNode> member : object.get().properties()) {
            if (!asked.contains(member.getKey()) || !member.getValue().isObject()) {
                throw BadInput.value(name, "not an object that was asked for");
            }
        }
        return object.get().properties();
    }

    private static Optional<JsonNode> optional(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static OptionalLong whole(JsonNode object, String path) {
        Optional<JsonNode> uses = optional(object, "uses");
        if (uses.isPresent() && (!uses.get().isIntegralNumber() || !uses.get().canConvertToLong())) {
            throw BadInput.value(path, "not a whole number");
        }
        return uses.isPresent() ? OptionalLong.of(uses.get().longValue()) : OptionalLong.empty();
    }

    private static BigDecimal decimal(JsonNode text, boolean negative, String path) {
        return Decimals.parse(text.isTextual() ? text.textValue() : "", DECIMALS, negative, path);
    }

    private static boolean elsewhere(JsonNode object, String path) {
        Optional<JsonNode> elsewhere = optional(object, "elsewhere");
        if (elsewhere.isPresent() && !elsewhere.get().isBoolean()) {
            throw BadInput.value(path, "not true or false");
        }
        return elsewhere.map(JsonNode::booleanValue).orElse(false);
    }

    private static JsonNode object(byte[] body) throws IOException {
        try {
            JsonNode node = JSON.readTree(AnswerLines.text(body));
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Jackson's message may quote the answer: ours must not.
        }
        throw new IOException("head office's answer is not a JSON object");
    }
}
