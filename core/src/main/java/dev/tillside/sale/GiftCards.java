package dev.tillside.sale;

import dev.tillside.money.Money;
import java.io.IOException;

/**
 * Whoever keeps the retailer's gift cards. A gift card is a tender: it pays what is due as money does, lowers no price, and
 * points are earned on it.
 *
 * <p>Both calls may be repeated: a till that lost its power in between asks again under the same name. They may block; the till
 * asks them only when the cashier does, and gives up nothing else meanwhile. Implementations are thread-safe.
 */
public interface GiftCards {
    /**
     * Takes an amount off a card, once for each name.
     *
     * @param card as scanned; never logged and never journalled
     * @param amount above zero
     * @param name of this payment, of which there is no other
     * @return what became of it; the same for the same name
     * @throws IOException where nothing can be said now
     */
    Drawn draw(String card, Money amount, String name) throws IOException;

    /**
     * Puts back what the payment of that name took; one that took nothing, or was put back before, changes nothing. A payment
     * that was put back takes nothing any more.
     *
     * @throws IOException where it cannot be done now
     */
    void putBack(String name) throws IOException;

    /**
     * What became of a payment.
     *
     * @param taken whether the amount is taken; otherwise nothing is
     * @param left what is left on the card
     */
    record Drawn(boolean taken, Money left) {}
}
