package dev.tillside.example.office.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.settle.Bounds;
import dev.tillside.example.office.store.Json;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Leases and presences as JSON: parts that are absent may be left out, and so may what is none. */
final class LeaseWire {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_CODE = 256;

    private LeaseWire() {}

    static LeaseRequest request(ObjectNode json) {
        return new LeaseRequest(
                basket(json.path("basket"), "basket"),
                till(json),
                json.has("member")
                        ? Optional.of(new MemberId(text(json.path("member"), "member", LONGEST_NAME)))
                        : Optional.empty(),
                coupons(json.path("coupons")),
                new TreeSet<>(texts(json, "offers", Bounds.OFFERS)),
                new TreeSet<>(texts(json, "vouchers", Bounds.VOUCHERS)));
    }

    static Presence presence(ObjectNode json) {
        return new Presence(
                till(json),
                texts(json, "open", Bounds.OPEN).stream().map(BasketKey::parse).toList());
    }

    private static BasketKey basket(JsonNode json, String path) {
        return BasketKey.parse(text(json, path, LONGEST_CODE));
    }

    private static String till(ObjectNode json) {
        return text(json.path("till"), "till", LONGEST_NAME);
    }

    private static SortedMap<String, String> coupons(JsonNode json) {
        if (!json.isMissingNode() && !json.isObject() || json.size() > Bounds.COUPONS) {
            throw BadInput.value("coupons", "not an object of at most " + Bounds.COUPONS + " coupons");
        }
        SortedMap<String, String> coupons = new TreeMap<>();
        for (Map.Entry<String, JsonNode> coupon : json.properties()) {
            checked(coupon.getKey(), "coupons", LONGEST_CODE);
            coupons.put(coupon.getKey(), text(coupon.getValue(), "coupons", LONGEST_CODE));
        }
        return coupons;
    }

    private static List<String> texts(ObjectNode parent, String path, int most) {
        JsonNode json = parent.path(path);
        if (!json.isMissingNode() && !json.isArray() || json.size() > most) {
            throw BadInput.value(path, path + " is not an array of at most " + most + " texts");
        }
        List<String> texts = new ArrayList<>();
        json.forEach(element -> texts.add(text(element, path, LONGEST_CODE)));
        return texts;
    }

    private static String text(JsonNode json, String path, int longest) {
        if (!json.isTextual()) {
            throw BadInput.value(path, path + " is not a text");
        }
        return checked(json.textValue(), path, longest);
    }

    private static String checked(String text, String path, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw BadInput.value(path, path + " is not 1 to " + longest + " characters");
        }
        return text;
    }

    static ObjectNode of(Lease lease) {
        ObjectNode told = Json.MAPPER.createObjectNode();
        told.put("basket", lease.basket().toString());
        lease.points().ifPresent(points -> told.put("points", points.value().toPlainString()));
        parts(told.putObject("coupons"), lease.coupons());
        ObjectNode offers = told.putObject("offers");
        lease.offers().forEach((id, share) -> offers.set(id, of(share)));
        parts(told.putObject("vouchers"), lease.vouchers());
        return told;
    }

    private static void parts(ObjectNode told, Map<String, Lease.Part> parts) {
        parts.forEach((id, part) -> elsewhere(told.putObject(id).put("uses", part.uses()), part.elsewhere()));
    }

    private static ObjectNode of(Lease.Share share) {
        ObjectNode told = Json.MAPPER.createObjectNode();
        share.uses().ifPresent(uses -> told.put("uses", uses));
        share.amount().ifPresent(amount -> told.put("amount", amount.toPlainString()));
        elsewhere(told, share.elsewhere());
        return told;
    }

    private static void elsewhere(ObjectNode told, boolean elsewhere) {
        if (elsewhere) {
            told.put("elsewhere", true);
        }
    }
}
