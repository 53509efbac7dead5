package dev.tillside.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.Basket;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.money.Shares;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.points.Program;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of a return (pricing rules, section 8), on sales made by dice. */
class ReturningProperties {
    private static final Function<Basket, PricedBasket> UNASKED = basket -> {
        throw new AssertionError("asked for prices");
    };

    /** What a list of returns gave back, by the words that name it; all numbers are sums. */
    private static Map<String, BigDecimal> told(Stream<Worth> worths) {
        Map<String, BigDecimal> told = new TreeMap<>();
        worths.forEach(w -> {
            add(told, "money", w.money());
            add(told, "paid by points", w.paidByPoints());
            told.merge("earned", w.earned().value(), BigDecimal::add);
            told.merge("spent", w.spent().value(), BigDecimal::add);
            w.vouchers().forEach(v -> add(told, "voucher " + v.code(), v.amount()));
            w.claims().forEach(c -> {
                add(told, "claim " + c.offer() + c.coupon(), c.amount());
                funding(told, "claim " + c.offer() + c.coupon(), c.funding());
            });
            w.discounts().forEach(d -> {
                add(told, "discount " + d.offer() + d.coupon(), d.amount());
                funding(told, "discount " + d.offer() + d.coupon(), d.funding());
            });
        });
        told.values().removeIf(v -> v.signum() == 0);
        told.replaceAll((k, v) -> v.stripTrailingZeros());
        return told;
    }

    private static void funding(Map<String, BigDecimal> told, String of, List<FundedAmount> funding) {
        funding.forEach(f -> add(told, of + " by " + f.payer() + f.deal(), f.amount()));
    }

    private static void add(Map<String, BigDecimal> told, String what, Money amount) {
        told.merge(what, amount.value(), BigDecimal::add);
    }

    private static ReturnPlan plan(Receipt sale, ReturnedSoFar before, List<Returning.Asked> asked) {
        return Returning.plan(sale, before, asked, Sales.CLUB, Sales.DAY, UNASKED);
    }

    /** Splits all that is left into returns at random, some of it perhaps never. */
    private static List<List<Returning.Asked>> splits(Receipt sale, Random dice) {
        List<List<Returning.Asked>> splits = new ArrayList<>();
        int times = 1 + dice.nextInt(4);
        for (int i = 0; i < times; i++) {
            splits.add(new ArrayList<>());
        }
        for (PricedLine line : sale.priced().lines()) {
            BigDecimal left = line.line().quantity().value();
            for (int i = 0; i < times; i++) {
                BigDecimal part =
                        i == times - 1 ? left : part(left, line.line().unit().isEach(), dice);
                if (part.signum() > 0) {
                    splits.get(i).add(new Returning.Asked(line.line().id(), new Quantity(part)));
                    left = left.subtract(part);
                }
            }
        }
        splits.removeIf(List::isEmpty);
        splits.forEach(s -> Collections.shuffle(s, dice));
        return splits;
    }

    private static BigDecimal part(BigDecimal left, boolean pieces, Random dice) {
        int scale = pieces ? 0 : 6;
        long units = left.movePointRight(scale).longValueExact();
        return BigDecimal.valueOf(units == 0 ? 0 : dice.nextLong(units + 1), scale);
    }

    private static List<ReturnPlan> inTurn(Receipt sale, List<List<Returning.Asked>> splits) {
        List<ReturnPlan> plans = new ArrayList<>();
        ReturnedSoFar before = ReturnedSoFar.NOTHING;
        for (List<Returning.Asked> asked : splits) {
            ReturnPlan plan = plan(sale, before, asked);
            plans.add(plan);
            before = before.plus(plan);
        }
        return plans;
    }

    @Property
    void whatPaidALineSumsToItsNetAndWhatPaidTheSaleToWhatWasPaid(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        List<PaidLine> lines = PaidLine.of(sale);
        for (int i = 0; i < lines.size(); i++) {
            PricedLine priced = sale.priced().lines().get(i);
            Worth worth = lines.get(i).worth();
            assertThat(worth.net()).isEqualTo(priced.net());
            assertThat(worth.net().plus(worth.discount()))
                    .isEqualTo(priced.line().amount());
            if (lines.get(i).isNegative()) {
                assertThat(worth.money()).isEqualTo(priced.net());
            } else {
                told(Stream.of(worth)).values().forEach(v -> assertThat(v).isNotNegative());
            }
            worth.claims().forEach(c -> assertThat(sum(c.funding())).isEqualTo(c.amount()));
        }
        assertPaid(sale, lines.stream().map(PaidLine::worth));
    }

    private static void assertPaid(Receipt sale, Stream<Worth> worths) {
        Map<String, BigDecimal> paid = new TreeMap<>();
        add(paid, "money", sale.priced().due());
        paid.put("earned", sale.priced().pointsEarned().value());
        sale.priced().redeemed().forEach(r -> {
            add(paid, r.voucher().map(v -> "voucher " + v).orElse("paid by points"), r.amount());
            paid.merge("spent", r.points().value(), BigDecimal::add);
        });
        sale.priced().tenderCoupons().forEach(c -> {
            add(paid, "claim " + c.offer() + c.coupon(), c.amount());
            funding(paid, "claim " + c.offer() + c.coupon(), c.funding());
        });
        sale.priced().lines().stream().flatMap(l -> l.discounts().stream()).forEach(d -> {
            add(paid, "discount " + d.offer() + d.coupon(), d.amount());
            funding(paid, "discount " + d.offer() + d.coupon(), d.funding());
        });
        paid.values().removeIf(v -> v.signum() == 0);
        paid.replaceAll((k, v) -> v.stripTrailingZeros());
        assertThat(told(worths)).isEqualTo(paid);
    }

    private static Money sum(List<FundedAmount> funding) {
        return funding.stream().map(FundedAmount::amount).reduce(Sales.minor(0), Money::plus);
    }

    @Property
    void allReturnedIsAllPaidHoweverItIsSplit(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        List<ReturnPlan> plans = inTurn(sale, splits(sale, dice));
        assertPaid(sale, plans.stream().map(ReturnPlan::totals));
        for (PaidLine line : PaidLine.of(sale)) {
            assertThat(told(backs(plans, line.line().id()))).isEqualTo(told(Stream.of(line.worth())));
        }
        assertThat(plans.get(plans.size() - 1).complete()).isTrue();
        assertThat(plans.stream().filter(ReturnPlan::complete)).hasSize(1);
    }

    private static Stream<Worth> backs(List<ReturnPlan> plans, String line) {
        return plans.stream()
                .flatMap(p -> p.lines().stream())
                .filter(l -> l.line().equals(line))
                .map(ReturnedLine::back);
    }

    @Property
    void theSumOfAnySplitOfAPartIsThePart(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        List<List<Returning.Asked>> splits = splits(sale, dice);
        List<List<Returning.Asked>> some = splits.subList(0, 1 + dice.nextInt(splits.size()));
        List<Returning.Asked> together = some.stream().flatMap(List::stream).collect(Collectors.toList());
        ReturnPlan atOnce = plan(sale, ReturnedSoFar.NOTHING, together);
        List<ReturnPlan> inTurn = inTurn(sale, some);
        assertThat(told(inTurn.stream().map(ReturnPlan::totals))).isEqualTo(told(Stream.of(atOnce.totals())));
        for (ReturnedLine line : atOnce.lines()) {
            assertThat(told(backs(inTurn, line.line()))).isEqualTo(told(Stream.of(line.back())));
        }
        assertThat(inTurn.stream().flatMap(p -> p.couponsRestored().stream()))
                .containsExactlyInAnyOrderElementsOf(atOnce.couponsRestored());
        assertThat(inTurn.stream().flatMap(p -> p.usesRestored().stream()))
                .containsExactlyInAnyOrderElementsOf(atOnce.usesRestored());
    }

    @Property
    void nothingIsBelowZeroAndFundingIsTheDiscountByTheFormula(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        Map<String, BigDecimal> before = new HashMap<>();
        for (ReturnPlan plan : inTurn(sale, splits(sale, dice))) {
            for (ReturnedLine line : plan.lines()) {
                PricedLine sold = sold(sale, line.line());
                BigDecimal from = before.getOrDefault(line.line(), BigDecimal.ZERO);
                BigDecimal to = from.add(line.quantity().value());
                before.put(line.line(), to);
                assertThat(line.back().net().minor())
                        .isEqualTo(formula(sold.net().minor(), from, to, sold));
                assertThat(line.back().earned())
                        .isEqualTo(Points.of(formula(sold.points().unscaled(0), from, to, sold)));
                assertThat(line.back().discount().minor())
                        .isEqualTo(sold.discounts().stream()
                                .mapToLong(d -> formula(d.amount().minor(), from, to, sold))
                                .sum());
                line.back().discounts().forEach(d -> assertThat(sum(d.funding()))
                        .isEqualTo(d.amount()));
                line.back().claims().forEach(c -> assertThat(sum(c.funding())).isEqualTo(c.amount()));
                if (!sold.line().amount().isNegative()) {
                    told(Stream.of(line.back())).values().forEach(v -> assertThat(v)
                            .isPositive());
                }
            }
        }
    }

    private static PricedLine sold(Receipt sale, String line) {
        return sale.priced().lines().stream()
                .filter(l -> l.line().id().equals(line))
                .findFirst()
                .orElseThrow();
    }

    private static long formula(long whole, BigDecimal from, BigDecimal to, PricedLine line) {
        return cumulated(whole, to, line) - cumulated(whole, from, line);
    }

    private static long cumulated(long whole, BigDecimal part, PricedLine line) {
        return BigDecimal.valueOf(whole)
                .multiply(part)
                .divide(line.line().quantity().value(), 0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Property
    void theOrderOfLinesDoesNotMatter(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        List<Returning.Asked> asked = new ArrayList<>(splits(sale, dice).get(0));
        ReturnPlan plan = plan(sale, ReturnedSoFar.NOTHING, asked);
        Collections.shuffle(asked, dice);
        assertThat(plan(sale, ReturnedSoFar.NOTHING, asked)).isEqualTo(plan);

        List<PricedLine> lines = new ArrayList<>(sale.priced().lines());
        Collections.shuffle(lines, dice);
        PricedBasket priced = sale.priced();
        Receipt shuffled = Sales.receipt(lines, priced.tenderCoupons(), priced.redeemed(), priced.outcomes());
        ReturnPlan other = plan(shuffled, ReturnedSoFar.NOTHING, asked);
        assertThat(other.lines()).containsExactlyInAnyOrderElementsOf(plan.lines());
        assertThat(other.couponsRestored()).isEqualTo(plan.couponsRestored());
        assertThat(other.usesRestored()).isEqualTo(plan.usesRestored());
    }

    @Property
    void nothingComesBackTwice(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        List<List<Returning.Asked>> splits = splits(sale, dice);
        ReturnedSoFar all = ReturnedSoFar.NOTHING;
        for (List<Returning.Asked> asked : splits) {
            all = all.plus(plan(sale, all, asked));
        }
        ReturnedSoFar done = all;
        for (List<Returning.Asked> again : splits) {
            assertThatThrownBy(() -> plan(sale, done, again))
                    .isInstanceOfSatisfying(
                            LoyaltyException.class, e -> assertThat(e.code()).isEqualTo(Code.EXCEEDS_SOLD));
        }
        assertThatThrownBy(() -> Returning.postVoid(sale, done, Sales.CLUB))
                .isInstanceOfSatisfying(
                        LoyaltyException.class, e -> assertThat(e.code()).isEqualTo(Code.EXCEEDS_SOLD));
        assertThat(Returning.left(sale, done)).isEmpty();
    }

    @Property
    void aPostVoidBringsBackWhatIsLeft(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        List<List<Returning.Asked>> splits = splits(sale, dice);
        List<ReturnPlan> plans = new ArrayList<>(inTurn(sale, splits.subList(0, splits.size() - 1)));
        ReturnedSoFar before = ReturnedSoFar.NOTHING;
        for (ReturnPlan plan : plans) {
            before = before.plus(plan);
        }
        ReturnPlan rest = Returning.postVoid(sale, before, Sales.CLUB);
        plans.add(rest);
        assertThat(rest.complete()).isTrue();
        assertPaid(sale, plans.stream().map(ReturnPlan::totals));
        assertThat(plans.stream().flatMap(p -> p.couponsRestored().stream()))
                .hasSameSizeAs(sale.priced().outcomes().stream()
                        .filter(o -> o.coupon().isPresent())
                        .toList());
    }

    /** Prices as if every offer were gone but a random part of the discount: anything may happen to what is kept. */
    private static Function<Basket, PricedBasket> moody(Random dice) {
        long seed = dice.nextLong();
        return basket -> {
            Random mood = new Random(seed + basket.lines().size());
            int kept = mood.nextInt(3);
            List<PricedLine> lines = basket.lines().stream()
                    .map(l -> {
                        long amount = l.amount().minor();
                        long net = amount <= 0 ? amount : Shares.mulDivRound(amount, kept, 2);
                        return new PricedLine(l, Sales.minor(net), Points.ZERO, List.of());
                    })
                    .toList();
            return Sales.receipt(lines, List.of(), List.of(), List.of()).priced();
        };
    }

    @Property
    void readjudicatedTheRefundIsWhatWasPaidLessWhatIsKeptAndEndsAtWhatWasPaid(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        Program club = Sales.club(Program.ReturnPolicy.READJUDICATE, OptionalInt.empty());
        Function<Basket, PricedBasket> prices = moody(dice);
        List<List<Returning.Asked>> splits = splits(sale, dice);
        boolean undone = dice.nextBoolean();
        List<ReturnPlan> plans = new ArrayList<>();
        ReturnedSoFar before = ReturnedSoFar.NOTHING;
        for (List<Returning.Asked> asked : splits) {
            boolean last = plans.size() == splits.size() - 1;
            ReturnPlan plan = last && undone
                    ? Returning.postVoid(sale, before, club)
                    : Returning.plan(sale, before, asked, club, Sales.DAY, prices);
            List<Returning.Asked> shuffled = new ArrayList<>(asked);
            Collections.shuffle(shuffled, dice);
            assertThat(Returning.plan(sale, before, shuffled, club, Sales.DAY, prices))
                    .isEqualTo(plan);
            for (ReturnedLine line : plan.lines()) {
                if (!sold(sale, line.line()).line().amount().isNegative()) {
                    told(Stream.of(line.back())).values().forEach(v -> assertThat(v)
                            .isPositive());
                }
            }
            plans.add(plan);
            before = before.plus(plan);
        }
        assertPaid(sale, plans.stream().map(ReturnPlan::totals));
        assertThat(plans.get(plans.size() - 1).complete()).isTrue();
    }

    @Property
    void readjudicatedTheOrderOfTheSaleDoesNotMatterEither(@ForAll Random dice) {
        Receipt sale = Sales.random(dice);
        Program club = Sales.club(Program.ReturnPolicy.READJUDICATE, OptionalInt.empty());
        Function<Basket, PricedBasket> prices = moody(dice);
        List<Returning.Asked> asked = splits(sale, dice).get(0);
        List<PricedLine> lines = new ArrayList<>(sale.priced().lines());
        Collections.shuffle(lines, dice);
        PricedBasket priced = sale.priced();
        Receipt shuffled = Sales.receipt(lines, priced.tenderCoupons(), priced.redeemed(), priced.outcomes());
        ReturnPlan plan = Returning.plan(sale, ReturnedSoFar.NOTHING, asked, club, Sales.DAY, prices);
        assertThat(Returning.plan(shuffled, ReturnedSoFar.NOTHING, asked, club, Sales.DAY, prices)
                        .lines())
                .containsExactlyInAnyOrderElementsOf(plan.lines());
    }
}
