package dev.tillside.pos.replay;

import dev.tillside.Checkout;
import dev.tillside.wire.Event;

/** Events that change an open sale and are answered that it is done. */
public final class Edits {
    private Edits() {}

    /**
     * Does what the event says.
     *
     * @throws dev.tillside.fault.LoyaltyException where it is refused; nothing was changed then
     * @throws IllegalStateException where the event asks, begins, prices, locks or commits
     */
    public static void make(Checkout sale, Event.Body body) {
        if (body instanceof Event.Add add) {
            sale.add(add.line());
        } else if (body instanceof Event.ChangeQuantity change) {
            sale.quantity(change.line(), change.quantity(), change.amount());
        } else if (body instanceof Event.VoidLine voided) {
            sale.voidLine(voided.line());
        } else if (body instanceof Event.Identify identify) {
            sale.member(identify.member());
        } else if (body instanceof Event.Forget) {
            sale.forget();
        } else if (body instanceof Event.Unlock) {
            sale.unlock();
        } else if (body instanceof Event.RedeemPoints redeem) {
            sale.redeem(redeem.points());
        } else if (body instanceof Event.RedeemVoucher redeem) {
            redeem(sale, redeem);
        } else if (body instanceof Event.Cancel) {
            sale.cancel();
        } else if (body instanceof Event.Suspend) {
            sale.suspend();
        } else {
            throw new IllegalStateException("not an event of an open sale: " + body);
        }
    }

    private static void redeem(Checkout sale, Event.RedeemVoucher redeem) {
        if (redeem.undo()) {
            sale.keep(redeem.voucher());
        } else {
            sale.redeem(redeem.voucher());
        }
    }
}
