package dev.tillside.example.cli.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * An offer before it is written down.
 *
 * @param id the key
 * @param name for people
 * @param layer in which it prices
 * @param audience {@code EVERYONE}, {@code MEMBERS} or {@code COUPON}
 * @param valid its days
 * @param reward what it gives
 * @param items on what
 * @param perTransaction how often in one basket
 * @param funding who pays beside the shop
 */
record PlannedOffer(
        String id,
        String name,
        String layer,
        String audience,
        Span valid,
        Reward reward,
        Items items,
        OptionalInt perTransaction,
        List<Share> funding) {
    /**
     * @param criterion {@code skus} or {@code categories}
     * @param keys those that match; none: everything
     */
    record Items(String criterion, List<String> keys) {
        static Items everything() {
            return new Items("all", List.of());
        }
    }

    /**
     * @param payer the vendor
     * @param deal under which agreement
     * @param percent of every discount
     */
    record Share(String payer, String deal, int percent) {}

    /** Its fields in the wire format, all but the type. */
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("id", id);
        json.writeObjectFieldStart("name");
        json.writeStringField("en", name);
        json.writeEndObject();
        json.writeStringField("layer", layer);
        json.writeStringField("audience", audience);
        ReplayLines.write(json, valid);
        reward.write(json);
        writeItems(json);
        writeLimits(json);
        writeFunding(json);
    }

    private void writeItems(JsonGenerator json) throws IOException {
        if (items.keys().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("items");
        ReplayLines.write(json, items.criterion(), items.keys());
        json.writeEndObject();
    }

    private void writeLimits(JsonGenerator json) throws IOException {
        if (perTransaction.isPresent()) {
            json.writeObjectFieldStart("limits");
            json.writeNumberField("perTransaction", perTransaction.getAsInt());
            json.writeEndObject();
        }
    }

    private void writeFunding(JsonGenerator json) throws IOException {
        if (funding.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("funding");
        for (Share share : funding) {
            json.writeStartObject();
            json.writeStringField("payer", share.payer());
            json.writeStringField("deal", share.deal());
            json.writeStringField("percent", Integer.toString(share.percent()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
