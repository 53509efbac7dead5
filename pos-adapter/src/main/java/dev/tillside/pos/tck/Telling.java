package dev.tillside.pos.tck;

import dev.tillside.basket.BasketKey;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.sale.Tender;
import java.util.List;
import java.util.Optional;

/** One story, told on a POS. */
final class Telling {
    private static final Money BREAD = euro("3.20");
    private static final Money OAT = euro("2.19");
    private static final Money COFFEE = euro("6.49");

    private final Story story;
    private final AdapterTck.Counter counter;
    private final Looking looking;
    private BasketKey key;
    private boolean failing;

    Telling(Story story, AdapterTck.Counter counter) {
        this.story = story;
        this.counter = counter;
        this.looking = new Looking(story, counter);
    }

    void tell() {
        switch (story) {
            case ORDINARY -> ordinary();
            case CARD_LATE -> cardLate();
            case CARD_TWICE -> cardTwice();
            case VOID -> voidLine();
            case QUANTITY -> quantity();
            case COUPON -> coupon();
            case ROUNDING -> rounding();
            case SPLIT_TENDER -> splitTender();
            case POINTS -> points();
            case RETURN_PART -> takeBack(1);
            case RETURN_WHOLE -> takeBack(2);
            case POST_VOID -> postVoid();
            case CANCEL -> cancel();
            case CANCEL_PAID -> cancelPaid();
            case UNKNOWN_COUPON -> unknownCoupon();
            case TRAINING -> training();
            case CRASH -> crash();
            case OFFICE_GONE -> officeGone();
            case SLOW -> withoutLibrary(counter.library()::hang);
            case GONE -> withoutLibrary(counter.library()::breakDown);
            case DISK_FULL -> diskFull();
        }
    }

    private void ordinary() {
        begin(false);
        card();
        bread();
        oats(2);
        payAll();
    }

    private void cardLate() {
        begin(false);
        bread();
        oats(2);
        total();
        card();
        payAll();
    }

    private void cardTwice() {
        begin(false);
        card();
        bread();
        total();
        card();
        payAll();
    }

    private void voidLine() {
        begin(false);
        card();
        bread();
        oats(2);
        total();
        act("void", () -> counter.pos().voidItem(TestShop.BREAD));
        looking.voided(TestShop.BREAD);
        payAll();
    }

    private void quantity() {
        begin(false);
        bread();
        oats(2);
        total();
        change(3);
        total();
        change(1);
        payAll();
    }

    private void change(long quantity) {
        Money amount = OAT.withMinor(OAT.minor() * quantity);
        act("change", () -> counter.pos().change(TestShop.OAT_DRINK, quantity, amount));
        looking.changed(TestShop.OAT_DRINK, quantity, amount);
    }

    private void coupon() {
        begin(false);
        card();
        bread();
        act("scan", () -> counter.pos().scan(counter.shop().text(TestCode.COUPON_GOOD)));
        payAll();
        looking.couponUsed(key);
    }

    private void rounding() {
        begin(false);
        sell(TestShop.COFFEE, "Coffee", 1, COFFEE);
        oats(3);
        payAll();
    }

    private void splitTender() {
        begin(false);
        bread();
        oats(2);
        Money due = total();
        Money cash = euro("5.00");
        pay(Tender.cash(cash), Tender.card(due.minus(cash)));
        looking.booked(key);
    }

    private void points() {
        begin(false);
        card();
        bread();
        oats(2);
        total();
        act("points", () -> counter.pos().payWithPoints(Points.of(200)));
        total();
        looking.redeemed(Points.of(200));
        payAll();
        counter.till().postVoid(key); // the next kit in this shop finds the points again
    }

    private void takeBack(int quantity) {
        ordinary();
        BasketKey sold = key;
        BasketKey own = counter.shop().key(counter.nextTx());
        Optional<Money> paid = Optional.empty();
        try {
            paid = counter.pos().takeBack(own, sold, TestShop.OAT_DRINK, quantity);
        } catch (RuntimeException | Error e) {
            throw looking.threw("return", e);
        }
        looking.tookBack(own, TestShop.OAT_DRINK, quantity, looking.answered("return", paid));
    }

    private void postVoid() {
        ordinary();
        act("post-void", () -> counter.pos().postVoid(key));
        looking.postVoided(key);
    }

    private void cancel() {
        begin(false);
        card();
        bread();
        total();
        act("cancel", () -> counter.pos().cancel());
        looking.cancelled(key);
    }

    private void cancelPaid() {
        ordinary();
        act("cancel", () -> counter.pos().cancel());
        looking.stands(key);
    }

    private void unknownCoupon() {
        begin(false);
        bread();
        act("scan", () -> counter.pos().scan(counter.shop().text(TestCode.COUPON_UNKNOWN)));
        payAll();
    }

    private void training() {
        begin(true);
        card();
        bread();
        Money due = total();
        pay(Tender.card(due));
        looking.practised(key);
    }

    private void crash() {
        begin(false);
        card();
        bread();
        oats(2);
        total();
        act("crash and start", counter::crash);
        act("total", () -> counter.pos().total());
        looking.takenUp(key);
        payAll();
    }

    private void officeGone() {
        counter.shop().office().cut();
        ordinary();
    }

    /** The library fails in mid-sale, and is well again once the shopper has left. */
    private void withoutLibrary(Runnable trouble) {
        begin(false);
        bread();
        oats(2);
        total();
        trouble.run();
        failing = true;
        card();
        sell(TestShop.COFFEE, "Coffee", 1, COFFEE);
        settleAfter(total());
    }

    private void diskFull() {
        begin(false);
        card();
        bread();
        Money due = total();
        counter.shop().disk().fill();
        failing = true;
        settleAfter(due);
    }

    private void settleAfter(Money due) {
        int before = counter.till().sales().size();
        pay(Tender.card(due));
        counter.settle();
        failing = false;
        looking.once(before);
        looking.booked(key);
    }

    private void begin(boolean training) {
        key = counter.shop().key(counter.nextTx());
        counter.adapter().forget();
        act("begin", () -> counter.pos().begin(key, training));
        looking.begun();
    }

    private void bread() {
        sell(TestShop.BREAD, "Bread", 1, BREAD);
    }

    private void oats(long quantity) {
        sell(TestShop.OAT_DRINK, "Oat drink", quantity, OAT.withMinor(OAT.minor() * quantity));
    }

    private void sell(Gtin item, String description, long quantity, Money amount) {
        act("sell", () -> counter.pos().sell(item, description, quantity, amount));
        looking.sold(item, quantity, amount);
    }

    private void card() {
        act("scan", () -> counter.pos().scan(counter.shop().text(TestCode.CARD_GOOD)));
        if (!failing) {
            looking.identified(key);
        }
    }

    private Money total() {
        act("total", () -> counter.pos().total());
        looking.atTotal();
        if (!failing) {
            looking.totalled(key);
        }
        return looking.due();
    }

    private void payAll() {
        pay(Tender.card(total()));
        looking.booked(key);
    }

    private void pay(Tender... tenders) {
        act("pay", () -> counter.pos().pay(List.of(tenders)));
        looking.paid(tenders);
    }

    private void act(String what, Runnable step) {
        try {
            step.run();
        } catch (FoundOut e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw failing ? looking.stopped(what, e) : looking.threw(what, e);
        }
    }

    private static Money euro(String amount) {
        return Money.of(amount, TestShop.EURO);
    }
}
