package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.internal.store.Inspection;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.internal.store.Sold;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.AccountMove;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Redemption;
import dev.tillside.sale.Receipt;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.Difference;
import dev.tillside.wire.TransactionJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through a till's journal once and says what does not add up. */
final class Auditor {
    private final Journal journal;
    private final Reference reference;
    private final Recomputation recomputation;
    private final Consumer<Audit.Finding> taker;
    /** By sale, the texts of its returns so far. */
    private final Map<BasketKey, List<String>> returned = new HashMap<>();

    private long transactions;
    private long trimmed;
    private long recomputed;
    private long withoutOffers;
    private long findings;

    Auditor(Journal journal, Reference reference, Consumer<Audit.Finding> taker) {
        this.journal = journal;
        this.reference = reference;
        this.recomputation = new Recomputation(reference::text);
        this.taker = taker;
    }

    Audit audit() {
        journal.inspection().faults().forEach(fault -> found(Audit.Area.FILE, Optional.empty(), "journal: " + fault));
        reference.faults().forEach(fault -> found(Audit.Area.FILE, Optional.empty(), "reference: " + fault));
        List<String> unreadable = new ArrayList<>(journal.inspection().unreadable());
        unreadable.addAll(reference.unreadable());
        unreadable.forEach(fault -> found(Audit.Area.FILE, Optional.empty(), fault));
        if (!unreadable.isEmpty()) {
            return new Audit(0, 0, 0, 0, 0, 0, findings); // nothing can be computed from what cannot be read
        }
        Inspection.Chained chained = journal.inspection().chained();
        chained.broken().ifPresent(broken -> found(Audit.Area.CHAIN, Optional.empty(), broken));
        journal.inspection().missing().forEach(text -> found(Audit.Area.FILE, Optional.empty(), text));
        journal.inspection().each(this::check);
        return new Audit(transactions, trimmed, recomputed, withoutOffers, chained.links(), chained.erased(), findings);
    }

    private void found(Audit.Area area, Optional<BasketKey> key, String text) {
        findings++;
        taker.accept(new Audit.Finding(area, key, text));
    }

    private void check(Inspection.Row row) {
        if (row.json().isEmpty()) {
            trimmed++;
            return;
        }
        String json = row.json().get();
        try {
            TransactionJson read = TransactionJson.read(json);
            if (!read.key().equals(row.key())) {
                found(Audit.Area.TEXT, Optional.of(row.key()), "its text is that of " + read.key());
            }
            if (read instanceof TransactionJson.Sale sale) {
                transactions++;
                checkSale(row, json, sale.receipt());
            } else if (read instanceof TransactionJson.Return back) {
                transactions++;
                checkLedger(row, json);
                back.refund().of().ifPresent(of -> checkReturn(row.key(), json, of));
            }
        } catch (BadInput e) {
            found(
                    Audit.Area.TEXT,
                    Optional.of(row.key()),
                    "its text cannot be read: " + e.code() + " " + e.path().orElse(""));
        }
    }

    private void checkSale(Inspection.Row row, String json, Receipt receipt) {
        sums(receipt.priced()).forEach(wrong -> found(Audit.Area.SUMS, Optional.of(row.key()), wrong));
        if (!journal.inspection().couponUses(row.id()).equals(Sold.couponUses(receipt.priced()))) {
            found(Audit.Area.COUPONS, Optional.of(row.key()), "its coupon uses are not those of its text");
        }
        checkLedger(row, json);
        tell(row.key(), recomputation.of(json));
    }

    /** What other tills booked came down by itself, and is summed from there. */
    private void checkLedger(Inspection.Row row, String json) {
        if (!row.here() || journal.inspection().isErased(row.id())) {
            return;
        }
        List<String> told = AccountJson.ofSale(json).map(AccountMove::points).orElse(List.of()).stream()
                .map(LedgerEntry::canonical)
                .toList();
        List<String> booked = journal.inspection().entries(row.id()).stream()
                .map(LedgerEntry::canonical)
                .toList();
        if (!told.equals(booked)) {
            found(Audit.Area.LEDGER, Optional.of(row.key()), "the ledger does not have what its text says");
        }
    }

    private void checkReturn(BasketKey key, String json, BasketKey of) {
        List<String> earlier = returned.computeIfAbsent(of, o -> new ArrayList<>());
        Optional<String> sale = journal.saleJson(of);
        if (sale.isPresent()) {
            tell(key, recomputation.ofReturn(json, sale, List.copyOf(earlier)));
        } else {
            withoutOffers++;
        }
        earlier.add(json);
    }

    private void tell(BasketKey key, List<Difference> differences) {
        if (!differences.isEmpty() && differences.stream().allMatch(Recomputation::lacksTexts)) {
            withoutOffers++;
            return;
        }
        recomputed++;
        for (Difference difference : differences) {
            found(
                    Audit.Area.RECOMPUTATION,
                    Optional.of(key),
                    difference.path() + " is " + difference.recorded() + ", computed " + difference.recomputed());
        }
    }

    private static List<String> sums(PricedBasket priced) {
        List<String> wrong = new ArrayList<>();
        Money zero = Money.zero(priced.basket().currency());
        for (PricedLine line : priced.lines()) {
            Money off =
                    line.discounts().stream().map(PricedLine.Discount::amount).reduce(zero, Money::plus);
            if (!line.line().amount().minus(off).equals(line.net())) {
                wrong.add("line " + line.line().id() + ": amount less discounts is not its net");
            }
        }
        Money paid = priced.redeemed().stream().map(Redemption::amount).reduce(zero, Money::plus);
        Money tendered =
                priced.tenderCoupons().stream().map(TenderCoupon::amount).reduce(zero, Money::plus);
        Money due = priced.total().minus(priced.discount()).minus(tendered).minus(paid);
        if (!due.equals(priced.due())) {
            wrong.add("total less discounts and what pays is " + due.plain() + ", due is "
                    + priced.due().plain());
        }
        return wrong;
    }
}
