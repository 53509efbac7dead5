package dev.tillside.example.cli;

import dev.tillside.example.office.Office;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.pos.replay.Witness;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sync.SyncReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts a replay. */
final class Summary implements Witness {
    private static final long MIB = 1024 * 1024;

    private static final byte[] OFFER = "{\"type\":\"offer\"".getBytes(StandardCharsets.UTF_8);

    private final long begun = System.nanoTime();
    private final Set<String> members = new HashSet<>();
    private final Set<String> offersApplied = new HashSet<>();
    private final Map<Currency, Map<String, Money>> savingByPayer = byCurrency();
    private final Map<String, Long> errors = new TreeMap<>();
    private long baskets;
    private long again;
    private long lines;
    private long offersSeen;
    private long applications;
    private final Map<Currency, Money> total = byCurrency();
    private final Map<Currency, Money> discount = byCurrency();
    private final Map<Currency, Money> due = byCurrency();
    private final Map<Currency, Money> refunded = byCurrency();
    private long returns;
    private Points points = Points.ZERO;
    private long delivered;
    private long deadLetters;
    private long waiting;

    void line(byte[] line) {
        if (line.length > OFFER.length && Arrays.equals(line, 0, OFFER.length, OFFER, 0, OFFER.length)) {
            offersSeen++;
        }
    }

    void answer(String answer) {
        // Counted where it is still an object; the text is for people.
    }

    long baskets() {
        return baskets;
    }

    @Override
    public void committed(Receipt receipt) {
        if (receipt.again()) {
            again++;
            return;
        }
        PricedBasket priced = receipt.priced();
        baskets++;
        lines += priced.lines().size();
        receipt.member().ifPresent(m -> members.add(m.id()));
        add(total, priced.total());
        add(discount, priced.discount());
        add(due, priced.due());
        points = points.plus(priced.pointsEarned());
        priced.lines().forEach(this::saved);
    }

    @Override
    public void returned(Refund refund) {
        if (!refund.again()) {
            returns++;
            add(refunded, refund.amount());
        }
    }

    private static <T> Map<Currency, T> byCurrency() {
        return new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    }

    private static void add(Map<Currency, Money> sums, Money amount) {
        sums.merge(amount.currency(), amount, Money::plus);
    }

    private void saved(PricedLine line) {
        for (PricedLine.Discount given : line.discounts()) {
            offersApplied.add(given.offer());
            applications++;
            for (FundedAmount part : given.funding()) {
                savingByPayer
                        .computeIfAbsent(part.amount().currency(), c -> new TreeMap<>())
                        .merge(part.payer(), part.amount(), Money::plus);
            }
        }
    }

    @Override
    public void synced(SyncReport report) {
        delivered += report.pushed();
        deadLetters += report.refused().size();
        waiting = report.waiting();
    }

    @Override
    public void failed() {
        errors.merge("INTERNAL", 1L, Long::sum);
    }

    @Override
    public void refused(LoyaltyException fault) {
        errors.merge(fault.code().name(), 1L, Long::sum);
    }

    void print(PrintWriter out, Office office) throws IOException {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        row(out, "baskets", baskets);
        if (again > 0) {
            row(out, "committed before", again);
        }
        row(out, "lines", lines);
        row(out, "members", members.size());
        row(out, "offers seen", offersSeen);
        row(out, "offers applied", offersApplied.size());
        row(out, "discounts on lines", applications);
        money(out, "total", total);
        money(out, "discount", discount);
        money(out, "due", due);
        savingByPayer.values().forEach(payers -> payers(out, payers));
        text(out, "points earned", points.plain());
        if (returns > 0) {
            row(out, "returns", returns);
            money(out, "refunded", refunded);
        }
        row(out, "delivered", delivered);
        row(out, "at head office", office.basketCount());
        row(out, "waiting", waiting);
        row(out, "dead letters", deadLetters);
        errors.forEach((code, count) -> row(out, "error " + code, count));
        row(out, "baskets per second", baskets * 1000 / Math.max(1, millis));
        Runtime runtime = Runtime.getRuntime();
        text(out, "heap used", (runtime.totalMemory() - runtime.freeMemory()) / MIB + " MiB");
        out.flush();
    }

    private static void payers(PrintWriter out, Map<String, Money> payers) {
        payers.entrySet().stream()
                .sorted(Map.Entry.<String, Money>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(12)
                .forEach(e -> text(out, "  paid by " + e.getKey(), e.getValue().toString()));
        if (payers.size() > 12) {
            row(out, "  and by others", payers.size() - 12);
        }
    }

    private static void row(PrintWriter out, String name, long value) {
        text(out, name, String.format(java.util.Locale.ROOT, "%,d", value));
    }

    private static void money(PrintWriter out, String name, Map<Currency, Money> sums) {
        if (sums.isEmpty()) {
            text(out, name, "-");
        }
        sums.values().forEach(sum -> text(out, name, sum.toString()));
    }

    private static void text(PrintWriter out, String name, String value) {
        out.printf(java.util.Locale.ROOT, "%-28s %18s%n", name, value);
    }
}
