package dev.tillside.example.office.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Json;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.sync.Delivery;
import dev.tillside.text.IsoTime;
import dev.tillside.wire.TransactionText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What head office reads of a delivery by itself: its key, what it is, and its sums. */
public final class Sale {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private Sale() {}

    /** What a till delivers. */
    public enum Kind {
        SALE,
        RETURN,
        NOTE
    }

    /** What it is: a sale, unless it says otherwise. */
    public static Kind kind(TransactionText text) {
        return kind(text.text("type").orElse(""));
    }

    /** The same of an object of head office's own. */
    public static Kind kind(JsonNode transaction) {
        return kind(transaction.path("type").asText());
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "return" -> Kind.RETURN;
            case "suspended", "resumed" -> Kind.NOTE;
            default -> Kind.SALE;
        };
    }

    /** The key of the sale that a return returns, where it has a receipt. */
    public static Optional<BasketKey> original(TransactionText text) {
        try {
            return text.text("of").map(BasketKey::parse);
        } catch (BadInput e) {
            return Optional.empty(); // no sale has such a key
        }
    }

    /** Who bought or brought back, unless he was erased. */
    public static Optional<MemberId> member(TransactionText text) {
        return text.text("member").map(MemberId::new).filter(member -> !member.equals(AccountIds.ERASED));
    }

    /** A line as a delivery under the key that it names, if it names one. */
    public static Optional<Delivery> delivery(String line) {
        try {
            return key(line).map(BasketKey::parse).map(key -> new Delivery(key, line));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    /** The key alone, which tills write near the front: the rest is read when the sale is judged. */
    private static Optional<String> key(String line) {
        try (JsonParser parser = Json.MAPPER.createParser(line)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean key = parser.currentName().equals("key");
                if (parser.nextToken() == JsonToken.VALUE_STRING && key) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // Not JSON, at least up to the key.
        }
        return Optional.empty();
    }

    /** The delivery's text, if it is a JSON object. */
    public static Optional<TransactionText> text(Delivery delivery) {
        try {
            return Optional.of(TransactionText.of(delivery.json()));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    /** Why a delivery of this key can never be stored as it is, if so. */
    public static Optional<String> fault(BasketKey key, Optional<TransactionText> text) {
        if (text.isEmpty()) {
            return Optional.of("the sale is not a JSON object");
        }
        Optional<String> named = text.get().text("key");
        if (named.isEmpty()) {
            return Optional.of("the sale has no key");
        }
        if (!named.get().equals(key.toString())) {
            return Optional.of("the sale names another key than its delivery");
        }
        return text.get().text("at").filter(Sale::isOfNoYear).map(at -> "at is not of the years 1 to 9999");
    }

    /** A clock reading that is none at all is found where the sale is read. */
    private static boolean isOfNoYear(String at) {
        try {
            return !IsoTime.inRange(Instant.parse(at));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Whether both say the same, whatever blanks they have between tokens. */
    public static boolean same(String stored, String delivered) {
        return stored.equals(delivered) || Json.object(stored).equals(Json.object(delivered));
    }

    static Totals totals(String json) {
        ObjectNode sale = Json.object(json).orElseThrow();
        return kind(sale) == Kind.RETURN
                ? Totals.ofReturn(amount(sale, "refund"), amount(sale, "discount"), amount(sale, "pointsTakenBack"))
                : Totals.ofSale(
                        amount(sale, "total"),
                        amount(sale, "discount"),
                        amount(sale, "due"),
                        amount(sale, "pointsEarned"));
    }

    /** A decimal number of the object; zero where the field is none. */
    public static BigDecimal amount(JsonNode sale, String field) {
        String text = sale.path(field).asText();
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
