package dev.tillside.pos.tck;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemId;
import dev.tillside.money.Money;
import dev.tillside.pos.Quote;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Tender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is seen in front of the till and behind, and what that says of the adapter. Causes are looked for before their effects. */
final class Looking {
    /** Less than that is no other discount, but the same counted another way. */
    private static final long ROUNDING = 10;

    private final Story story;
    private final AdapterTck.Counter counter;
    private final Map<Gtin, Sold> sold = new LinkedHashMap<>();
    private final Set<Gtin> voided = new HashSet<>();
    private List<Tender> tenders = List.of();

    private record Sold(long quantity, Money amount, Optional<Sold> before) {}

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

    void atTotal() {
        thread();
        ticket();
        Quote quote = counter.adapter().lastQuote().orElseThrow(() -> found(Rule.DUE, "the lane was not asked"));
        discounts(quote);
        due(quote);
        sentences();
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
        if (is(line, expected)) {
            return;
        }
        String seen = line.quantity() + " for " + line.amount().plain() + " in place of " + expected.quantity()
                + " for " + expected.amount().plain();
        check(expected.before().filter(before -> is(line, before)).isEmpty(), Rule.TICKET_STALE, seen);
        boolean net = line.quantity().value().longValue() == expected.quantity()
                && line.amount().compareTo(expected.amount()) < 0;
        throw found(net ? Rule.TICKET_NET : Rule.TICKET_LINES, seen);
    }

    private static boolean is(Line line, Sold sold) {
        return line.quantity().value().longValue() == sold.quantity()
                && line.amount().equals(sold.amount());
    }

    private void discounts(Quote quote) {
        Map<Gtin, Money> shown = counter.pos().discounts();
        for (Gtin item : voided) {
            Money off = shown.getOrDefault(item, quote.due().withMinor(0));
            check(off.isZero(), Rule.VOIDED_DISCOUNT, off.plain() + " on " + item);
        }
        for (Line line : counter.adapter().lastTicket()) {
            Money due = quote.off(line.id());
            Money off = shown.getOrDefault(new Gtin(line.item().code()), due.withMinor(0));
            discount(off, due);
        }
    }

    private void discount(Money shown, Money quoted) {
        if (shown.equals(quoted)) {
            return;
        }
        String seen = shown.plain() + " in place of " + quoted.plain();
        check(!quoted.isZero(), Rule.STALE_DISCOUNT, seen);
        check(!shown.isZero(), Rule.MISSING_DISCOUNT, seen);
        check(shown.minor() % quoted.minor() != 0, Rule.DOUBLED_DISCOUNT, seen);
        boolean near = Math.abs(shown.minor() - quoted.minor()) < ROUNDING;
        throw found(near ? Rule.ROUNDED_DISCOUNT : Rule.STALE_DISCOUNT, seen);
    }

    private void due(Quote quote) {
        Money shown = counter.pos().due();
        if (!shown.equals(quote.due())) {
            String seen = shown.plain() + " in place of " + quote.due().plain();
            throw found(quote.credits().isEmpty() ? Rule.DUE : Rule.CREDIT, seen);
        }
    }

    private void sentences() {
        List<String> seen = counter.pos().sentences();
        for (String said : counter.adapter().said()) {
            check(seen.contains(said), Rule.SENTENCE, said);
        }
    }

    void paid(Tender... handed) {
        tenders = List.of(handed);
        thread();
        sentences();
        List<String> receipt = counter.pos().receipt();
        for (String line : counter.adapter().printed()) {
            check(receipt.contains(line), Rule.RECEIPT, line.strip());
        }
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

    void takenUp(BasketKey key) {
        counter.pos().total();
        boolean open =
                counter.adapter().lastQuote().filter(q -> q.sale().equals(key)).isPresent();
        check(open, Rule.CRASH, key.tx() + " is not at the lane");
        check(counter.adapter().lastTicket().size() == sold.size(), Rule.CRASH, "lines are missing");
    }

    void tookBack(BasketKey own, Optional<Money> paid) {
        Money worth = counter.till()
                .refund(own)
                .map(refund -> refund.totals().money())
                .orElseThrow(() -> found(Rule.REFUND, "the lane was not asked"));
        check(
                paid.equals(Optional.of(worth)),
                Rule.REFUND,
                paid.map(Money::plain).orElse("nothing") + " in place of " + worth.plain());
    }

    void postVoided(BasketKey key) {
        List<Refund> back = counter.till().refunds(key);
        check(back.size() == 1 && back.get(0).postVoid(), Rule.POST_VOID, key.tx());
    }

    FoundOut stopped(String step, RuntimeException e) {
        return found(Rule.STOPPED, step + " threw " + e);
    }

    FoundOut threw(String step, RuntimeException e) {
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
