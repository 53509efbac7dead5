package dev.tillside.example.cli.plan;

import dev.tillside.TillJournal;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.fault.BadInput;
import dev.tillside.offer.PricedLine;
import dev.tillside.plan.Article;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import dev.tillside.points.AccountIds;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.HeadOffice;
import dev.tillside.wire.TransactionJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What members bought, and what tills' lists showed them, from the sales that head office or shut tills hold. A household is a member; a sale counts once, however
 * many tills know of it; what was brought back with its receipt was not bought. Sales to nobody in particular, and to members
 * who were erased, say nothing.
 */
public final class SalesRecord {
    private static final double MOST = 999_999;
    private static final int PAGE = 500;

    private final Currency currency;
    private final Map<BasketKey, Sold> sales = new TreeMap<>(Comparator.comparing(BasketKey::toString));
    private final Map<BasketKey, Refund> refunds = new HashMap<>();
    private final TillLists lists = new TillLists();

    /** A line of a sale, as far as it was not brought back. */
    private record Line(String item, BigDecimal quantity, long spend, boolean special) {}

    private record Sold(String member, LocalDate day, Map<String, Line> lines) {}

    /** @param currency that sales must be in */
    public SalesRecord(Currency currency) {
        this.currency = currency;
    }

    /** Takes in all that a head office holds. */
    public void add(Office office) throws IOException {
        String cursor = HeadOffice.START;
        boolean more = true;
        while (more) {
            ChangePage page = office.basketsAfter(cursor, PAGE);
            for (String json : page.objects()) {
                add(TransactionJson.key(json), json);
            }
            cursor = page.cursor();
            more = page.more();
        }
    }

    /** Takes in all that a shut till holds: what it sold, and what it heard of others. */
    public void add(TillJournal till) throws IOException {
        Set<String> faults = new HashSet<>();
        till.transactions(transaction -> transaction.json().ifPresent(json -> {
            try {
                add(transaction.key(), json);
            } catch (IOException e) {
                faults.add(e.getMessage());
            }
        }));
        if (!faults.isEmpty()) {
            throw new IOException(faults.iterator().next());
        }
    }

    private void add(BasketKey key, String json) throws IOException {
        try {
            TransactionJson read = TransactionJson.read(json);
            if (read instanceof TransactionJson.Sale sale) {
                add(sale.receipt());
                lists.add(json);
            } else if (read instanceof TransactionJson.Return back) {
                refunds.putIfAbsent(key, back.refund());
            }
        } catch (BadInput e) {
            throw new IOException(
                    "the transaction " + key + ", field " + e.path().orElse("") + ": " + e.getMessage(), e);
        }
    }

    private void add(Receipt receipt) {
        if (receipt.member().isEmpty() || receipt.member().get().equals(AccountIds.ERASED)) {
            return;
        }
        if (!receipt.priced().total().currency().equals(currency)) {
            throw BadInput.value("currency", "not the programme's, " + currency.getCurrencyCode());
        }
        Map<String, Line> lines = new HashMap<>();
        for (PricedLine line : receipt.priced().lines()) {
            if (!line.line().amount().isNegative()) {
                lines.put(
                        line.line().id(),
                        new Line(
                                Article.key(line.line().item()),
                                line.line().quantity().value(),
                                Math.max(0, line.net().minor()),
                                !line.discounts().isEmpty()));
            }
        }
        sales.putIfAbsent(
                receipt.key(),
                new Sold(receipt.member().get().id(), receipt.key().businessDay(), lines));
    }

    /** All of it; every member's visits are in order of member and day. */
    public Purchases purchases() {
        return new Purchases(visits(), lists);
    }

    private SortedMap<String, List<Visit>> visits() {
        refunds.values().forEach(this::takeBack);
        refunds.clear();
        SortedMap<String, SortedMap<LocalDate, List<Purchase>>> days = new TreeMap<>();
        for (Sold sold : sales.values()) {
            List<Purchase> purchases = sold.lines().values().stream()
                    .filter(line -> line.quantity().signum() > 0)
                    .map(line -> new Purchase(
                            line.item(), Math.min(MOST, line.quantity().doubleValue()), line.spend(), line.special()))
                    .sorted(Comparator.comparing(Purchase::item)
                            .thenComparing(Purchase::spend)
                            .thenComparing(Purchase::quantity))
                    .toList();
            if (!purchases.isEmpty()) {
                days.computeIfAbsent(sold.member(), none -> new TreeMap<>())
                        .computeIfAbsent(sold.day(), none -> new ArrayList<>())
                        .addAll(purchases);
            }
        }
        SortedMap<String, List<Visit>> visits = new TreeMap<>();
        days.forEach((member, each) -> visits.put(
                member,
                each.entrySet().stream()
                        .map(day -> new Visit(day.getKey(), day.getValue()))
                        .toList()));
        return visits;
    }

    private void takeBack(Refund refund) {
        refund.of().map(sales::get).ifPresent(sold -> refund.lines().forEach(back -> sold.lines()
                .computeIfPresent(
                        back.line(),
                        (id, line) -> new Line(
                                line.item(),
                                line.quantity().subtract(back.quantity().value()),
                                Math.max(0, line.spend() - back.back().net().minor()),
                                line.special()))));
    }
}
