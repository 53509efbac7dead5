package dev.tillside;

import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.money.Money;
import dev.tillside.sale.GiftCards;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Lets gift cards pay, and puts back what they paid of a sale that comes to nothing. */
final class GiftCardDesk {
    private final Optional<GiftCards> keeper;

    GiftCardDesk(Optional<GiftCards> keeper) {
        this.keeper = keeper;
    }

    /** The keeper must be there before the payment is named in the journal. */
    void open() {
        keeper();
    }

    Tender draw(String card, Money amount, String name) {
        try {
            GiftCards.Drawn drawn = keeper().draw(card, amount, name);
            if (!drawn.taken()) {
                throw new Refused(
                        Code.GIFT_CARD_REFUSED, "amount", "the gift card has " + drawn.left() + ", not " + amount);
            }
            return new Tender(Tender.GIFT_CARD, amount);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    void putBack(List<String> names) {
        try {
            for (String name : names) {
                keeper().putBack(name);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private GiftCards keeper() {
        return keeper.orElseThrow(
                () -> new Refused(Code.NO_GIFT_CARDS, "", "the till was opened without a keeper of gift cards"));
    }

    private static Refused unreachable(IOException fault) {
        return new Refused(
                Code.NO_GIFT_CARDS, "", "the keeper of gift cards cannot be asked now: " + fault.getMessage());
    }
}
