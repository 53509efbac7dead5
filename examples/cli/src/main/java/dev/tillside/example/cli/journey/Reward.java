package dev.tillside.example.cli.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** What an offer gives: the four kinds that a journey uses. */
sealed interface Reward {
    /** Its fields in the wire format, {@code kind} first. */
    void write(JsonGenerator json) throws IOException;

    /**
     * @param cents off one piece
     */
    record AmountOff(long cents) implements Reward {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("kind", "AMOUNT_OFF");
            json.writeStringField("amount", Cents.text(cents));
        }
    }

    /**
     * @param percent off one piece
     */
    record PercentOff(int percent) implements Reward {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("kind", "PERCENT_OFF");
            json.writeStringField("percent", Integer.toString(percent));
        }
    }

    /**
     * @param cents what one piece costs
     */
    record FixedPrice(long cents) implements Reward {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("kind", "FIXED_PRICE");
            json.writeStringField("price", Cents.text(cents));
        }
    }

    /**
     * @param steps the more is spent, the more comes off
     */
    record Spend(List<Step> steps) implements Reward {
        /**
         * @param spend cents from which on it holds
         * @param off cents off
         */
        record Step(long spend, long off) {}

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("kind", "SPEND");
            json.writeArrayFieldStart("tiers");
            for (Step step : steps) {
                json.writeStartObject();
                json.writeStringField("spend", Cents.text(step.spend()));
                json.writeStringField("amountOff", Cents.text(step.off()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
