package dev.tillside.wire;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Unit;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Tender;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reads a {@code return} event. */
final class ReturnReader {
    private ReturnReader() {}

    static Event.Return read(Fields f, Currency currency) {
        Optional<BasketKey> of = f.optionalText("of").map(key -> key(key, "of"));
        Optional<List<Tender>> tenders = f.has("tenders")
                ? Optional.of(f.objects("tenders", t -> new Tender(t.text("type"), t.signedMoney("amount", currency))))
                : Optional.empty();
        Event.Return read = new Event.Return(
                of,
                of.isPresent() ? f.objects("lines", ReturnReader::asked) : List.of(),
                of.isPresent() ? List.of() : f.objects("lines", line -> loose(line, currency)),
                f.optionalText("into"),
                tenders,
                f.optionalText("reason"),
                f.optionalText("operator"));
        if (!f.has("lines")) {
            throw BadInput.missing("lines");
        }
        if (read.asked().isEmpty() && read.loose().isEmpty()) {
            throw BadInput.value("lines", "nothing is returned");
        }
        return read;
    }

    /** A key in the words of the field that holds it. */
    static BasketKey key(String key, String path) {
        try {
            return BasketKey.parse(key);
        } catch (BadInput e) {
            throw BadInput.value(path, e.getMessage());
        }
    }

    /** What a till says of goods beyond the receipt's line and quantity is the receipt's to say. */
    private static Returning.Asked asked(Fields f) {
        List.of("gtin", "sku", "amount", "unit", "description").forEach(f::has);
        return new Returning.Asked(f.text("line"), ReferenceReader.quantity(f, "quantity"));
    }

    private static Returning.Loose loose(Fields f, Currency currency) {
        return new Returning.Loose(
                f.text("line"),
                ReferenceReader.itemId(f),
                f.optionalText("unit").map(Unit::new).orElse(Unit.EACH),
                ReferenceReader.quantity(f, "quantity"),
                f.money("amount", currency));
    }
}
