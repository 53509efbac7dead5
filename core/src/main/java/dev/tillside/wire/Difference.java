package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;

/**
 * Something in a sale that comes out differently when it is computed again.
 *
 * @param path the field, in the sale's words: {@code lines[0].discounts[1].amount}
 * @param recorded what the sale says; empty where it says nothing
 * @param recomputed what comes out, or why nothing does; empty where nothing should be there
 */
public record Difference(String path, String recorded, String recomputed) {
    public Difference {
        BadInput.present(path, "path");
        BadInput.present(recorded, "recorded");
        BadInput.present(recomputed, "recomputed");
    }

    /** The difference on one line, of the sale of that key. */
    public String json(String key) {
        ObjectNode out = PricedJson.object().put("type", "difference").put("key", key);
        return out.put("path", path)
                .put("recorded", recorded)
                .put("recomputed", recomputed)
                .toString();
    }
}
