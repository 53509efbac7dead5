package dev.tillside.pos.tck;

import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.pos.Credit;
import dev.tillside.pos.Quote;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Tender;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What is seen in front of the till and behind, and what that says of the adapter. Causes are looked for before their effects. */
final class Looking {
    /** Less than that is no other discount, but the same counted another way. */
    private static final long ROUNDING = 10;

    private final Story story;
    private final AdapterTck.Counter counter;
    private final Map<Gtin, Sold> sold = new LinkedHashMap<>();
    private final Set<Gtin> voided = new HashSet<>();
    private List<Tender> tenders = List.of();

    Looking(Story story, AdapterTck.Counter counter) {
        this.story = story;
        this.counter = counter;
    }

    void sold(Gtin item, long quantity, Money amount) {
        sold.put(item, new Sold(quantity, amount, Optional.empty()));
    }

    void changed(Gtin item, long quantity, Money amount) {
        sold.put(item, new Sold(quantity, amount, Optional.of(sold.get(item))));
    }

    void voided(Gtin item) {
        sold.remove(item);
        voided.add(item);
    }

    /** Nothing is sold yet. */
    void begun() {
        Map<Gtin, Money> off = asked("discounts", counter.pos()::discounts);
        boolean nothing = off.values().stream().allMatch(Money::isZero) && due().isZero();
        check(nothing, Rule.OTHER_SALE, "due " + due().plain() + ", discounts " + off.size());
    }

    void identified(BasketKey key) {
        thread();
        boolean known = counter.till().checkout(key).flatMap(Checkout::member).isPresent();
        check(known, Rule.SCAN, "no member");
    }

    void couponUsed(BasketKey key) {
        boolean used = counter.till().receipt(key).stream()
                .flatMap(receipt -> receipt.priced().lines().stream())
                .flatMap(line -> line.discounts().stream())
                .anyMatch(discount -> discount.coupon().isPresent());
        check(used, Rule.SCAN, "no coupon");
    }

    void redeemed(Points points) {
        List<String> paying = counter.adapter().lastQuote().stream()
                .flatMap(quote -> quote.credits().stream())
                .filter(credit -> credit.kind() == Credit.Kind.POINTS)
                .map(Credit::id)
                .toList();
        check(paying.equals(List.of(points.plain())), Rule.POINTS, paying + " in place of " + points.plain());
    }

    void totalled(BasketKey key) {
        boolean locked = counter.till()
                .checkout(key)
                .filter(sale -> sale.state() == Checkout.State.LOCKED)
                .isPresent();
        check(locked, Rule.TOTAL, key.tx());
    }

    void atTotal() {
        thread();
        threwNothing();
        ticket();
        Quote quote = counter.adapter().lastQuote().orElseThrow(() -> found(Rule.DUE, "the lane was not asked"));
        discounts(quote);
        due(quote);
        sentences();
    }

    private void threwNothing() {
        counter.adapter().thrown().ifPresent(thrown -> {
            throw found(Rule.THREW, thrown);
        });
    }

    private void thread() {
        check(!counter.adapter().wasElsewhere(), Rule.THREAD, "the adapter was called there");
    }

    private void ticket() {
        List<Line> ticket = counter.adapter().lastTicket();
        Map<ItemId, Line> byItem = new LinkedHashMap<>();
        ticket.forEach(line -> byItem.put(line.item(), line));
        check(ticket.size() == sold.size(), Rule.TICKET_LINES, ticket.size() + " lines, and " + sold.size() + " sold");
        sold.forEach((item, expected) -> {
            Line line = Optional.ofNullable(byItem.get(ItemId.of(item)))
                    .orElseThrow(() -> found(Rule.TICKET_LINES, item + " is not there"));
            line(line, expected);
        });
    }

    private void line(Line line, Sold expected) {
        if (expected.is(line)) {
            return;
        }
        String seen = line.quantity() + " for " + line.amount().plain() + " in place of " + expected.quantity()
                + " for " + expected.amount().plain();
        check(
                expected.before()
                        .filter(before -> expected.isPartly(line, before))
                        .isEmpty(),
                Rule.TICKET_STALE,
                seen);
        if (expected.isSoMany(line)) {
            check(!expected.isOfOne(line), Rule.TICKET_UNIT_PRICE, seen);
            Money less = expected.amount().minus(line.amount());
            check(less.isZero() || !counter.adapter().wasOff(line.id(), less), Rule.TICKET_NET, seen);
        }
        throw found(Rule.TICKET_AMOUNT, seen);
    }

    private void discounts(Quote quote) {
        Map<Gtin, Money> shown = asked("discounts", counter.pos()::discounts);
        for (Gtin item : voided) {
            Money off = shown.getOrDefault(item, quote.due().withMinor(0));
            check(off.isZero(), Rule.VOIDED_DISCOUNT, off.plain() + " on " + item);
        }
        for (Line line : counter.adapter().lastTicket()) {
            Money nothing = quote.due().withMinor(0);
            discount(shown.getOrDefault(new Gtin(line.item().code()), nothing), line.id(), quote);
        }
    }

    private void discount(Money shown, String line, Quote quote) {
        Money quoted = quote.off(line);
        if (shown.equals(quoted)) {
            return;
        }
        String seen = shown.plain() + " in place of " + quoted.plain();
        check(!shown.isZero(), Rule.MISSING_DISCOUNT, seen);
        check(shown.minor() > 0, Rule.SIGN, seen);
        if (!quoted.isZero()) {
            check(shown.minor() % quoted.minor() != 0, Rule.DOUBLED_DISCOUNT, seen);
            boolean near = Math.abs(shown.minor() - quoted.minor()) < ROUNDING;
            check(!near, Rule.ROUNDED_DISCOUNT, seen);
        }
        check(!counter.adapter().addUp(line, shown), Rule.DOUBLED_DISCOUNT, seen);
        boolean one = quote.on(line).stream().anyMatch(part -> part.amount().equals(shown));
        check(!one, Rule.ONE_DISCOUNT, seen);
        throw found(counter.adapter().wasOff(line, shown) ? Rule.STALE_DISCOUNT : Rule.OTHER_DISCOUNT, seen);
    }

    /** What the display asks for. */
    Money due() {
        return asked("due", counter.pos()::due);
    }

    private <T> T asked(String what, Supplier<T> question) {
        try {
            return answered(what, question.get());
        } catch (FoundOut e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw found(Rule.NO_ANSWER, what + " threw " + e);
        }
    }

    <T> T answered(String what, T answer) {
        return Optional.ofNullable(answer).orElseThrow(() -> found(Rule.NO_ANSWER, what + " answered null"));
    }

    private void due(Quote quote) {
        Money shown = due();
        if (!shown.equals(quote.due())) {
            String seen = shown.plain() + " in place of " + quote.due().plain();
            throw found(quote.credits().isEmpty() ? Rule.DUE : Rule.CREDIT, seen);
        }
    }

    private void sentences() {
        List<String> seen = asked("sentences", counter.pos()::sentences);
        for (String said : counter.adapter().said()) {
            check(seen.contains(said), Rule.SENTENCE, said);
        }
    }

    void paid(Tender... handed) {
        tenders = List.of(handed);
        thread();
        sentences();
        threwNothing();
        receipt(counter.adapter().printed());
    }

    private void receipt(List<String> printed) {
        List<String> receipt = asked("receipt", counter.pos()::receipt);
        boolean twice = !printed.isEmpty();
        for (String line : printed) {
            check(receipt.contains(line), Rule.RECEIPT, line.strip());
            twice &= Collections.frequency(receipt, line) > Collections.frequency(printed, line);
        }
        check(!twice, Rule.RECEIPT_TWICE, printed.size() + " lines");
    }

    void booked(BasketKey key) {
        Receipt receipt = counter.till().receipt(key).orElseThrow(() -> found(Rule.NOT_COMMITTED, key.tx()));
        List<Tender> booked = new ArrayList<>(receipt.payment().tenders().orElse(List.of()));
        booked.sort(Comparator.comparing(Tender::type));
        List<Tender> handed = new ArrayList<>(tenders);
        handed.sort(Comparator.comparing(Tender::type));
        check(booked.equals(handed), Rule.TENDERS, booked.size() + " in place of " + handed.size());
    }

    void once(int before) {
        int more = counter.till().sales().size() - before;
        check(more <= 1, Rule.TWICE, more + " sales");
    }

    void practised(BasketKey key) {
        check(!counter.till().sales().contains(key), Rule.TRAINING, key.tx());
        check(counter.till().receipt(key).isPresent(), Rule.NOT_COMMITTED, key.tx());
    }

    void cancelled(BasketKey key) {
        check(counter.till().checkout(key).isEmpty(), Rule.CANCELLED, key.tx());
    }

    void stands(BasketKey key) {
        check(counter.till().refunds(key).isEmpty(), Rule.CANCELLED_PAID, key.tx());
        sentences();
    }

    void takenUp(BasketKey key) {
        boolean open =
                counter.adapter().lastQuote().filter(q -> q.sale().equals(key)).isPresent();
        check(open, Rule.CRASH, key.tx() + " is not at the lane");
        check(counter.adapter().lastTicket().size() == sold.size(), Rule.CRASH, "lines are missing");
    }

    void tookBack(BasketKey own, Gtin item, long quantity, Optional<Money> paid) {
        Refund refund = counter.till().refund(own).orElseThrow(() -> found(Rule.REFUND, "the lane was not asked"));
        Map<ItemId, BigDecimal> goods = new HashMap<>();
        refund.lines().forEach(line -> goods.merge(line.item(), line.quantity().value(), BigDecimal::add));
        boolean those = goods.keySet().equals(Set.of(ItemId.of(item)))
                && goods.get(ItemId.of(item)).compareTo(BigDecimal.valueOf(quantity)) == 0;
        check(those, Rule.RETURNED, goods + " in place of " + quantity + " of " + item);
        Money worth = refund.totals().money();
        check(
                paid.equals(Optional.of(worth)),
                Rule.REFUND,
                paid.map(Money::plain).orElse("nothing") + " in place of " + worth.plain());
    }

    void postVoided(BasketKey key) {
        List<Refund> back = counter.till().refunds(key);
        check(back.size() == 1 && back.get(0).postVoid(), Rule.POST_VOID, key.tx());
    }

    FoundOut stopped(String step, Throwable e) {
        return found(Rule.STOPPED, step + " threw " + e);
    }

    FoundOut threw(String step, Throwable e) {
        FoundOut found = found(Rule.THREW, step + " threw " + e);
        found.addSuppressed(e);
        return found;
    }

    private void check(boolean holds, Rule rule, String detail) {
        if (!holds) {
            throw found(rule, detail);
        }
    }

    private FoundOut found(Rule rule, String detail) {
        return new FoundOut(new Finding(rule, story, detail));
    }
}
