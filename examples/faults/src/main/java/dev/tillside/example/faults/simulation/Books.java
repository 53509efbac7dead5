package dev.tillside.example.faults.simulation;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.points.Voucher;
import dev.tillside.points.VoucherMove;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was acknowledged, at which till: plain maps that know nothing of how tills keep it. */
final class Books {
    private static final int ANY = 0;

    /** A sale as its till answered it. */
    record Sold(int till, Receipt receipt) {}

    /** A return or post-void as its till answered it. */
    record Back(int till, Refund refund) {}

    /** A return that is made with the sale into which its goods went. */
    record Exchange(int till, BasketKey sale, BasketKey refund) {}

    private final Map<BasketKey, List<Sold>> sales = new LinkedHashMap<>();
    private final Map<BasketKey, List<Back>> returns = new LinkedHashMap<>();
    private final Map<Integer, Map<BasketKey, OpenBasket>> open = new LinkedHashMap<>();
    private final Map<Integer, Set<BasketKey>> unclear = new LinkedHashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<BasketKey> exercises = new LinkedHashSet<>();
    private final Set<String> erased = new TreeSet<>();
    private final List<String> conflicts = new ArrayList<>();

    /** A till answered a receipt. The same key at two tills is one that both took up. */
    void sold(int till, Receipt receipt) {
        BasketKey key = receipt.key();
        closed(till, key);
        Optional<Sold> before = soldAt(till, key);
        if (before.isPresent()) {
            same(before.get().receipt(), Optional.of(receipt));
            return;
        }
        Violation.unless(!exercises.contains(key), "training leaves no sale", key.toString());
        sales.computeIfAbsent(key, k -> new ArrayList<>()).add(new Sold(till, receipt));
    }

    /** What was acknowledged is there, letter by letter; of a member who was erased, its sums. */
    void same(Receipt acknowledged, Optional<Receipt> found) {
        BasketKey key = acknowledged.key();
        Violation.unless(found.isPresent(), "what was acknowledged is there", "no receipt " + key);
        if (names(acknowledged.member())) {
            Violation.unlessSame(
                    acknowledged.priced().due(), found.get().priced().due(), "an erased sale keeps its sums", key);
        } else {
            Violation.unlessSame(text(acknowledged), text(found.get()), "a receipt stays as it was printed", key);
        }
    }

    /** A till answered a return. */
    void takenBack(int till, Refund refund) {
        unclear(till).remove(refund.key());
        List<Back> known = returns.computeIfAbsent(refund.key(), k -> new ArrayList<>());
        Optional<Back> before =
                known.stream().filter(back -> back.till() == till).findFirst();
        if (before.isPresent()) {
            if (!names(before.get().refund().member())) {
                Violation.unlessSame(
                        text(before.get().refund()), text(refund), "asked again, the return is the same", refund.key());
            }
            return;
        }
        known.add(new Back(till, refund));
        notMoreThanSold(till, refund);
    }

    /** At one till goods come back once, in whatever parts. */
    private void notMoreThanSold(int till, Refund refund) {
        Violation.unless(
                refund.of().isEmpty() || !exceedsSold(refund.of().get(), till),
                "goods come back once",
                refund.key().toString());
    }

    /**
     * Whether the same goods came back at two tills that had not heard of each other. Coupons are then free again twice; points
     * are taken back once or twice, as the later till knew of the account by then or not.
     */
    boolean returnedTwice(BasketKey sale) {
        return exceedsSold(sale, ANY);
    }

    private boolean exceedsSold(BasketKey sale, int till) {
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        sales.getOrDefault(sale, List.of()).stream()
                .limit(1)
                .flatMap(sold -> sold.receipt().priced().basket().lines().stream())
                .forEach(line -> left.put(line.id(), line.quantity().value()));
        returns.values().stream()
                .flatMap(List::stream)
                .filter(back -> till == ANY || back.till() == till)
                .filter(back -> back.refund().of().equals(Optional.of(sale)))
                .flatMap(back -> back.refund().lines().stream())
                .forEach(line -> left.merge(line.line(), line.quantity().value().negate(), BigDecimal::add));
        return left.values().stream().anyMatch(quantity -> quantity.signum() < 0);
    }

    Optional<Sold> soldAt(int till, BasketKey key) {
        return sales.getOrDefault(key, List.of()).stream()
                .filter(sold -> sold.till() == till)
                .findFirst();
    }

    /** All sales, each under its key; of two of one key both. */
    Map<BasketKey, List<Sold>> sales() {
        return sales;
    }

    Map<BasketKey, List<Back>> returns() {
        return returns;
    }

    List<Sold> soldList() {
        return sales.values().stream().flatMap(List::stream).toList();
    }

    /** Keys that two tills used for what they did: head office has one of both, and their accounts differ for ever. */
    boolean disputed(BasketKey key) {
        return sales.getOrDefault(key, List.of()).size() > 1
                || returns.getOrDefault(key, List.of()).size() > 1;
    }

    /** Whether every till must know the same of that account: nobody was erased, and no key means two things. */
    boolean agreed(String account) {
        return !erased.contains(account)
                && ofAccount(account).noneMatch(sold -> disputed(sold.receipt().key()))
                && returnsOf(account).noneMatch(back -> disputed(back.refund().key()));
    }

    /** Whether that is what was acknowledged, added up. */
    boolean addsUp(String account) {
        return ofAccount(account).noneMatch(sold -> returnedTwice(sold.receipt().key()));
    }

    private Stream<Sold> ofAccount(String account) {
        return soldList().stream()
                .filter(sold -> account(sold.receipt().member()).equals(account));
    }

    private Stream<Back> returnsOf(String account) {
        return returns.values().stream()
                .flatMap(List::stream)
                .filter(back -> account(back.refund().member()).equals(account));
    }

    static String account(Optional<MemberId> member) {
        return member.map(m -> Catalogue.MEMBERS.contains(m.id()) ? Catalogue.account(m.id()) : m.id())
                .orElse("");
    }

    OpenBasket begin(int till, BasketKey key, boolean training) {
        OpenBasket basket = new OpenBasket(key, training, erased);
        open(till).put(key, basket);
        if (training) {
            exercises.add(key);
        }
        return basket;
    }

    void took(int till, OpenBasket basket) {
        open(till).put(basket.key(), basket);
    }

    Map<BasketKey, OpenBasket> open(int till) {
        return open.computeIfAbsent(till, t -> new LinkedHashMap<>());
    }

    void closed(int till, BasketKey key) {
        open(till).remove(key);
        unclear(till).remove(key);
    }

    /** Of which nobody knows whether they were done. */
    Set<BasketKey> unclear(int till) {
        return unclear.computeIfAbsent(till, t -> new LinkedHashSet<>());
    }

    /** A return stands in the basket of an exchange. */
    void exchange(int till, BasketKey sale, BasketKey refund) {
        exchanges.add(new Exchange(till, sale, refund));
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    void erase(String member) {
        erased.add(member);
    }

    Set<String> erased() {
        return erased;
    }

    boolean names(Optional<MemberId> member) {
        return member.map(MemberId::id).filter(erased::contains).isPresent();
    }

    void conflict(String coupon) {
        conflicts.add(coupon);
    }

    List<String> conflicts() {
        return conflicts;
    }

    /** Vouchers that sales issued, in the order in which they did. */
    List<String> vouchers() {
        return soldList().stream()
                .flatMap(sold -> sold.receipt().vouchers().stream())
                .map(Voucher::code)
                .toList();
    }

    /** What a sale does to its account, by what it says of itself. */
    static long points(Receipt receipt) {
        long earned = receipt.priced().pointsEarned().value().longValueExact();
        long spent = receipt.priced().redeemed().stream()
                .mapToLong(r -> r.points().value().longValueExact())
                .sum();
        return receipt.member().isEmpty()
                ? 0
                : earned - spent - Catalogue.VOUCHER_POINTS * receipt.vouchers().size();
    }

    /** What a return does to its account, by what it says of itself. */
    static long points(Refund refund) {
        long cancelled = refund.account().stream()
                .flatMap(move -> move.vouchers().stream())
                .filter(move -> move.kind() == VoucherMove.Kind.CANCELLED)
                .count();
        return refund.member().isEmpty()
                ? 0
                : refund.totals()
                                .spent()
                                .minus(refund.totals().earned())
                                .value()
                                .longValueExact()
                        + Catalogue.VOUCHER_POINTS * cancelled;
    }

    /** What an account must stand at when all is known. */
    long points(String account) {
        return ofAccount(account).mapToLong(sold -> points(sold.receipt())).sum()
                + returnsOf(account).mapToLong(back -> points(back.refund())).sum();
    }

    /** A receipt as the shopper holds it. */
    static String text(Receipt receipt) {
        return receipt.key() + " " + receipt.priced().due().plain() + " "
                + receipt.priced().pointsEarned().plain() + " "
                + receipt.member().map(MemberId::id).orElse("") + " " + Trace.digest(String.join("\n", receipt.text()));
    }

    static String text(Refund refund) {
        return refund.key() + " " + refund.amount().plain() + " "
                + refund.totals().earned().plain() + " "
                + refund.totals().spent().plain() + " " + Trace.digest(String.join("\n", refund.text()));
    }
}
