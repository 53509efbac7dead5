package dev.tillside.sale;

import dev.tillside.basket.Basket;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.item.CodePoints;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.Program;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a return gives back (pricing rules, section 8). Pure: the same receipt, earlier returns and goods give the same
 * plan, in whatever order the goods are named.
 *
 * <p>With {@code PAID_SHARE}, of quantity {@code n}, {@code k} returned so far and {@code j} now, a line gives back
 * {@code round(net * (k + j) / n) - round(net * k / n)}; so does each discount, and the points earned. The parts of each
 * sum are apportioned over the cumulative sum ({@link dev.tillside.money.Webster}). However a return is split, the parts
 * make the whole; nothing is below zero but what was so when it was sold, and nothing comes back twice.
 *
 * <p>With {@code READJUDICATE} the refund in total is what was paid less what the kept goods would have cost with the
 * original offers on the original day, never less than zero nor less than refunded already. It comes back as money, points
 * and vouchers in proportion to what each paid of the whole sale, and is shared over the lines returned now by what they
 * would give back with {@code PAID_SHARE}: by line it may differ from what the line cost, in all it does not. Deposits,
 * points earned, discounts and tender coupons come back as with {@code PAID_SHARE}.
 *
 * <p>Where the rules are silent: a line named twice is asked for once with the sum; a line in {@code each} that was sold in
 * whole pieces comes back in whole pieces; time is counted from the sale's business day, the last day included.
 */
public final class Returning {
    private final Receipt original;
    private final ReturnedSoFar before;
    private final ReturnTerms terms;
    private final Function<Basket, PricedBasket> prices;
    private final List<PaidLine> lines;

    /**
     * Goods that a shopper brings back.
     *
     * @param line the original line's id
     * @param quantity how much of it
     */
    public record Asked(String line, Quantity quantity) {
        public Asked {
            BadInput.present(line, "line");
            BadInput.present(quantity, "quantity");
        }
    }

    /**
     * Goods that a shopper brings back without a receipt.
     *
     * @param line the till's id for it
     * @param item what it is
     * @param unit its unit
     * @param quantity how much
     * @param amount what the till pays for it, zero or more
     */
    public record Loose(String line, ItemId item, Unit unit, Quantity quantity, Money amount) {
        public Loose {
            BadInput.present(line, "line");
            BadInput.present(item, "gtin");
            BadInput.present(unit, "unit");
            BadInput.present(quantity, "quantity");
            if (BadInput.present(amount, "amount").isNegative()) {
                throw BadInput.value("amount", "below zero: " + amount);
            }
        }
    }

    private Returning(Receipt original, ReturnedSoFar before, Program program, Function<Basket, PricedBasket> prices) {
        this.original = BadInput.present(original, "of");
        this.before = BadInput.present(before, "before");
        this.terms = before.terms().orElseGet(() -> ReturnTerms.of(program, original));
        this.prices = BadInput.present(prices, "prices");
        this.lines = PaidLine.of(original);
    }

    /**
     * Plans a return with the receipt.
     *
     * @param original the sale
     * @param before what came back of it before
     * @param asked the goods; at least one
     * @param program its time limit, and, for a first return, policy and decimals of points
     * @param today the business day of the return
     * @param prices what a basket costs with the original offers on the original day; asked with {@code READJUDICATE}
     *     alone, at most once
     * @throws Refused {@link Code#RETURN_TOO_LATE}, {@link Code#UNKNOWN_LINE} or {@link Code#EXCEEDS_SOLD}
     * @throws BadInput {@link Code#BAD_VALUE} where nothing is asked for, or part of a piece
     */
    public static ReturnPlan plan(
            Receipt original,
            ReturnedSoFar before,
            List<Asked> asked,
            Program program,
            LocalDate today,
            Function<Basket, PricedBasket> prices) {
        inTime(original.key().businessDay(), today, program.returns());
        if (asked.isEmpty()) {
            throw BadInput.value("lines", "nothing is returned");
        }
        Returning returning = new Returning(original, before, program, prices);
        return returning.plan(returning.quantities(asked));
    }

    /**
     * Plans to undo a sale: the return of all that is left of it, whatever time has passed.
     *
     * @throws Refused {@link Code#EXCEEDS_SOLD} where everything is back already
     */
    public static ReturnPlan postVoid(Receipt original, ReturnedSoFar before, Program program) {
        Returning returning = new Returning(original, before, program, basket -> {
            throw new IllegalStateException("nothing is kept of a sale that is undone");
        });
        List<Asked> left = left(original, before);
        if (left.isEmpty() && !original.priced().lines().isEmpty()) {
            throw new Refused(Code.EXCEEDS_SOLD, "tx", "everything of the sale is back already");
        }
        return returning.plan(returning.quantities(left));
    }

    /** All that has not come back yet, in the receipt's order. */
    public static List<Asked> left(Receipt original, ReturnedSoFar before) {
        List<Asked> left = new ArrayList<>();
        original.priced().lines().forEach(l -> {
            BigDecimal rest = l.line()
                    .quantity()
                    .value()
                    .subtract(before.quantity(l.line().id()));
            if (rest.signum() > 0) {
                left.add(new Asked(l.line().id(), new Quantity(rest)));
            }
        });
        return left;
    }

    /**
     * Plans a return without a receipt: the amounts are paid out, and nothing else moves.
     *
     * @param loose at least one; in one currency
     */
    public static ReturnPlan withoutReceipt(List<Loose> loose) {
        List<ReturnedLine> returned = loose.stream()
                .map(l -> new ReturnedLine(
                        l.line(),
                        l.item(),
                        l.unit(),
                        l.quantity(),
                        Worth.ofMoney(l.amount()),
                        l.amount().withMinor(0)))
                .toList();
        Worth totals = returned.stream()
                .map(ReturnedLine::back)
                .reduce(Worth::plus)
                .orElseThrow(() -> BadInput.value("lines", "nothing is returned"));
        return new ReturnPlan(Optional.empty(), returned, totals, List.of(), List.of(), false);
    }

    /**
     * Whether goods of that day are still taken back.
     *
     * @throws Refused {@link Code#RETURN_TOO_LATE}
     */
    public static void inTime(LocalDate sold, LocalDate today, Program.Returns returns) {
        if (returns.days().isPresent()
                && today.isAfter(sold.plusDays(returns.days().getAsInt()))) {
            throw new Refused(
                    Code.RETURN_TOO_LATE,
                    "of",
                    "sold on " + sold + ", more than " + returns.days().getAsInt() + " days ago");
        }
    }

    /** How much of each line is asked for, checked. */
    private Map<String, BigDecimal> quantities(List<Asked> asked) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            String path = "lines[" + i + "].";
            PaidLine line = PaidLine.find(one.line(), lines)
                    .orElseThrow(() -> new Refused(Code.UNKNOWN_LINE, path + "line", "the receipt has no such line"));
            if (pieces(line) && !one.quantity().isWhole()) {
                throw BadInput.value(path + "quantity", "not whole pieces: " + one.quantity());
            }
            BigDecimal sum = quantities.merge(one.line(), one.quantity().value(), BigDecimal::add);
            BigDecimal left = line.line().quantity().value().subtract(before.quantity(one.line()));
            if (sum.compareTo(left) > 0) {
                throw new Refused(
                        Code.EXCEEDS_SOLD,
                        path + "quantity",
                        "more than the " + left.max(BigDecimal.ZERO).toPlainString() + " that are left");
            }
        }
        return quantities;
    }

    private static boolean pieces(PaidLine line) {
        return line.line().unit().isEach() && line.line().quantity().isWhole();
    }

    private ReturnPlan plan(Map<String, BigDecimal> quantities) {
        List<ReturnedLine> shares = lines.stream()
                .filter(l -> quantities.containsKey(l.line().id()))
                .map(l -> share(l, quantities.get(l.line().id())))
                .toList();
        Map<String, BigDecimal> after = lines.stream()
                .collect(Collectors.toMap(
                        l -> l.line().id(), l -> before.quantity(l.line().id())
                                .add(quantities.getOrDefault(l.line().id(), BigDecimal.ZERO))));
        List<ReturnedLine> returned =
                switch (terms.policy()) {
                    case PAID_SHARE -> shares;
                    case READJUDICATE -> new Readjudication(original, lines, before, terms, prices).of(shares, after);
                };
        Worth totals = returned.stream()
                .map(ReturnedLine::back)
                .reduce(Worth.nothing(original.priced().basket().currency()), Worth::plus);
        return new ReturnPlan(
                Optional.of(terms),
                returned,
                totals,
                coupons(after),
                uses(after),
                lines.stream().allMatch(l -> isBack(l, after)));
    }

    private ReturnedLine share(PaidLine line, BigDecimal quantity) {
        BigDecimal soFar = before.quantity(line.line().id());
        Worth back =
                line.upTo(soFar.add(quantity), terms.pointsDecimals()).minus(line.upTo(soFar, terms.pointsDecimals()));
        return new ReturnedLine(
                line.line().id(),
                line.line().item(),
                line.line().unit(),
                new Quantity(quantity),
                back,
                back.money().withMinor(0));
    }

    private static boolean isBack(PaidLine line, Map<String, BigDecimal> quantities) {
        BigDecimal back = quantities.getOrDefault(line.line().id(), BigDecimal.ZERO);
        return back.compareTo(line.line().quantity().value()) >= 0;
    }

    private List<ReturnPlan.CouponBack> coupons(Map<String, BigDecimal> after) {
        return original.priced().outcomes().stream()
                .filter(o -> o.uses() > 0 && o.coupon().isPresent())
                .filter(o -> turnsWhole(o.offer(), o.coupon(), after))
                .map(o -> new ReturnPlan.CouponBack(o.coupon().orElseThrow(), o.offer(), o.uses()))
                .toList();
    }

    private List<ReturnPlan.UsesBack> uses(Map<String, BigDecimal> after) {
        Map<String, ReturnPlan.UsesBack> uses = new TreeMap<>(CodePoints.ORDER);
        for (Outcome outcome : original.priced().outcomes()) {
            if (outcome.uses() > 0 && turnsWhole(outcome.offer(), Optional.empty(), after)) {
                uses.merge(
                        outcome.offer(),
                        new ReturnPlan.UsesBack(outcome.offer(), outcome.uses(), outcome.amount()),
                        (a, b) -> new ReturnPlan.UsesBack(
                                a.offer(), a.uses() + b.uses(), a.amount().plus(b.amount())));
            }
        }
        return List.copyOf(uses.values());
    }

    /**
     * Whether all effect of an offer (of one coupon of it, where one is named) is back now and was not before: every line
     * on which it took something off or paid is back whole. What left no trace on a line (points, a benefit) acted on the
     * sale, and is back when the sale is.
     */
    private boolean turnsWhole(String offer, Optional<String> coupon, Map<String, BigDecimal> after) {
        List<PaidLine> touched =
                lines.stream().filter(l -> touches(l, offer, coupon)).toList();
        List<PaidLine> effect = touched.isEmpty() ? lines : touched;
        Map<String, BigDecimal> earlier = new HashMap<>();
        before.lines().forEach((line, back) -> earlier.put(line, back.quantity()));
        return effect.stream().allMatch(l -> isBack(l, after))
                && (effect.isEmpty() || !effect.stream().allMatch(l -> isBack(l, earlier)));
    }

    private static boolean touches(PaidLine line, String offer, Optional<String> coupon) {
        return line.worth().discounts().stream()
                        .anyMatch(d -> d.offer().equals(offer)
                                && (coupon.isEmpty() || d.coupon().equals(coupon)))
                || line.worth().claims().stream()
                        .anyMatch(c -> c.offer().equals(offer)
                                && (coupon.isEmpty() || c.coupon().equals(coupon)));
    }
}
