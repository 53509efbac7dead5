package dev.tillside.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds a sale's text against a price, or a return's against another count. Steps and bound of the proof are not compared, nor what offers that did not apply had
 * lacked: they depend on offers that changed nothing.
 */
final class SaleDifferences {
    private static final List<String> COMPARED = List.of(
            "total",
            "discount",
            "due",
            "pointsEarned",
            "redeemed",
            "tenderCoupons",
            "lines",
            "benefits",
            "offerVersions",
            "applied");

    private final List<Difference> found = new ArrayList<>();

    private SaleDifferences() {}

    static List<Difference> between(ObjectNode sale, PricedBasket recomputed) {
        ObjectNode again = PricedJson.object();
        SaleJson.priced(again, recomputed);
        ObjectNode recorded = PricedJson.object();
        recorded.setAll(sale);
        recorded.set("applied", applied(sale));
        again.set("applied", applied(again));
        return between(recorded, again, COMPARED);
    }

    static List<Difference> between(ObjectNode recorded, ObjectNode again, List<String> fields) {
        SaleDifferences differences = new SaleDifferences();
        for (String field : fields) {
            differences.compare(field, recorded.path(field), again.path(field));
        }
        return differences.found;
    }

    private static ArrayNode applied(ObjectNode priced) {
        ArrayNode applied = PricedJson.object().putArray("applied");
        for (JsonNode outcome : priced.path("offers")) {
            if (outcome.path("outcome").asText().equals(Reason.APPLIED.name())) {
                applied.add(outcome);
            }
        }
        return applied;
    }

    private void compare(String path, JsonNode recorded, JsonNode again) {
        if (recorded.equals(again) || isSameWhole(recorded, again)) {
            return;
        }
        if (recorded.isObject() && again.isObject()) {
            names(recorded, again).forEach(name -> compare(path + "." + name, recorded.path(name), again.path(name)));
        } else if (recorded.isArray() && again.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), again.size()); i++) {
                compare(path + "[" + i + "]", recorded.path(i), again.path(i));
            }
        } else if (!(absent(recorded) && absent(again))) {
            found.add(new Difference(path, shown(recorded), shown(again)));
        }
    }

    /** Jackson holds an integer that it read and one that it was given for different. */
    private static boolean isSameWhole(JsonNode recorded, JsonNode again) {
        return recorded.isIntegralNumber()
                && again.isIntegralNumber()
                && recorded.bigIntegerValue().equals(again.bigIntegerValue());
    }

    private static boolean absent(JsonNode value) {
        return value.isNull() || value instanceof MissingNode;
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shown(JsonNode value) {
        return absent(value) ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
