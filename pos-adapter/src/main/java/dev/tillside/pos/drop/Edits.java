package dev.tillside.pos.drop;

import dev.tillside.Checkout;
import dev.tillside.wire.Event;

/** The events between a sale's beginning and its end. */
final class Edits {
    private Edits() {}

    static boolean isEdit(Event.Body body) {
        return body instanceof Event.ScanText
                || body instanceof Event.Add
                || body instanceof Event.ChangeQuantity
                || body instanceof Event.VoidLine
                || body instanceof Event.Identify
                || body instanceof Event.Forget
                || body instanceof Event.Price
                || body instanceof Event.Lock
                || body instanceof Event.Unlock
                || body instanceof Event.RedeemPoints
                || body instanceof Event.RedeemVoucher;
    }

    /** Does what the event says; what a scan was is the caller's to ask, and a price is not asked for. */
    static void make(Checkout sale, Event.Body body) {
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
        } else if (body instanceof Event.Lock) {
            sale.lock();
        } else if (body instanceof Event.Unlock) {
            sale.unlock();
        } else if (body instanceof Event.RedeemPoints redeem) {
            sale.redeem(redeem.points());
        } else if (body instanceof Event.RedeemVoucher redeem) {
            redeem(sale, redeem);
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
