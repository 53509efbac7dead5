package dev.tillside.example.cli.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** The made-up ladder of the made-up programme; who stands where is drawn. */
enum Tier {
    BLUE,
    SILVER,
    GOLD;

    /** Of a hundred households, ten are gold and twenty silver. */
    static Tier drawn(Draw draw, String household) {
        int percent = draw.below(100, "tier", household);
        return percent < 10 ? GOLD : percent < 30 ? SILVER : BLUE;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id());
        if (this != BLUE) {
            json.writeStringField("from", this == GOLD ? "2500.00" : "1000.00");
            json.writeStringField("basis", "SPEND");
            json.writeStringField("period", "P1Y");
            json.writeStringField("multiplier", this == GOLD ? "2" : "1.5");
        }
        json.writeEndObject();
    }
}
