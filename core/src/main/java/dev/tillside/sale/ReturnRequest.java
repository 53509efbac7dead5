package dev.tillside.sale;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.util.List;
import java.util.Optional;

/**
 * Goods that a shopper brings back, as the till asks for it.
 *
 * @param key the return's own name, by which a second asking is told
 * @param of the receipt's key; absent without a receipt
 * @param asked lines of that receipt; empty without one
 * @param loose goods without a receipt; empty with one
 * @param into the open basket of an exchange, where it is one
 * @param tenders how the refund is paid out, where the till says so; carried through and not checked, because tax and the
 *     rounding of cash are the till's
 * @param operator who takes the goods back, where the till says so
 * @param reason why, where the till says so
 */
public record ReturnRequest(
        BasketKey key,
        Optional<BasketKey> of,
        List<Returning.Asked> asked,
        List<Returning.Loose> loose,
        Optional<BasketKey> into,
        Optional<List<Tender>> tenders,
        Optional<String> operator,
        Optional<String> reason) {
    public ReturnRequest {
        BadInput.present(key, "key");
        BadInput.present(of, "of");
        asked = List.copyOf(asked);
        loose = List.copyOf(loose);
        tenders = tenders.map(List::copyOf);
        BadInput.present(operator, "operator");
        BadInput.present(reason, "reason");
        if (BadInput.present(into, "into").equals(Optional.of(key))) {
            throw BadInput.value("into", "the return's own key: " + key);
        }
        if (of.isPresent() ? asked.isEmpty() || !loose.isEmpty() : loose.isEmpty() || !asked.isEmpty()) {
            throw BadInput.value("lines", of.isPresent() ? "no lines of the receipt" : "no goods");
        }
    }

    /** Goods of that receipt. */
    public static ReturnRequest of(BasketKey key, BasketKey receipt, Returning.Asked... asked) {
        return new ReturnRequest(
                key,
                Optional.of(receipt),
                List.of(asked),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Goods without a receipt. */
    public static ReturnRequest withoutReceipt(BasketKey key, Returning.Loose... goods) {
        return new ReturnRequest(
                key,
                Optional.empty(),
                List.of(),
                List.of(goods),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same as an exchange inside that open basket. */
    public ReturnRequest into(BasketKey basket) {
        return new ReturnRequest(key, of, asked, loose, Optional.of(basket), tenders, operator, reason);
    }
}
