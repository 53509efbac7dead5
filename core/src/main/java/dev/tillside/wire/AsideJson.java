package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.util.List;

/**
 * What tills tell each other, through head office, of a basket that was put aside: {@code suspended} carries it to the other
 * tills, {@code resumed} tells them that one has taken it up. Each has a key of its own, so that head office keeps the first
 * of two tills that took up one basket, and refuses the second.
 */
public final class AsideJson {
    private AsideJson() {}

    /**
     * A basket put aside.
     *
     * @param key the basket's key
     * @param suspension the number of the event that put it aside, which tells one time from the next
     * @param events the basket's events, the last of them that one
     */
    public record Suspended(BasketKey key, int suspension, List<String> events) {
        public Suspended {
            BadInput.present(key, "of");
            events = List.copyOf(events);
        }

        /** The note's own key. */
        public BasketKey note() {
            return key.about("suspended-" + suspension);
        }

        /** The note, one line. */
        public String json() {
            ObjectNode out = head("suspended", note(), key, suspension);
            ArrayNode array = out.putArray("events");
            events.forEach(event -> array.add(Fields.parse(event).node()));
            return out.toString();
        }
    }

    /**
     * A basket taken up again.
     *
     * @param key the basket's key
     * @param suspension which time it had been put aside
     */
    public record Resumed(BasketKey key, int suspension) {
        /** The note's own key: the same at every till, so that only one can have it. */
        public BasketKey note() {
            return key.about("resumed-" + suspension);
        }

        /**
         * The note, one line.
         *
         * @param at when, in the till's words; two tills' notes differ in it, or at least in the workstation
         * @param by the till that took it up
         */
        public String json(String at, String by) {
            return head("resumed", note(), key, suspension)
                    .put("at", at)
                    .put("by", by)
                    .toString();
        }
    }

    private static ObjectNode head(String type, BasketKey note, BasketKey of, int suspension) {
        return PricedJson.object()
                .put("type", type)
                .put("key", note.toString())
                .put("of", of.toString())
                .put("suspension", suspension);
    }

    static Suspended suspended(Fields f) {
        return new Suspended(
                BasketKey.parse(f.text("of")), f.requiredCount("suspension"), f.objects("events", event -> {
                    event.unknown().forEach(event::has); // they are read when the basket is taken up
                    return event.node().toString();
                }));
    }

    /** The events of a basket put aside. */
    public static List<String> events(String json) {
        return suspended(Fields.parse(json)).events();
    }

    static Resumed resumed(Fields f) {
        return new Resumed(BasketKey.parse(f.text("of")), f.requiredCount("suspension"));
    }
}
