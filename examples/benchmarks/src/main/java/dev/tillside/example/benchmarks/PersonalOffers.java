package dev.tillside.example.benchmarks;

import dev.tillside.basket.Line;
import dev.tillside.member.Member;
import dev.tillside.money.Percent;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricingMemory;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Shelf;
import dev.tillside.offer.Shopper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A member with fifty coupons, each for an item of its own, and a basket of forty lines: the everyday case. */
final class PersonalOffers {
    private static final int COUPONS = 50;
    private static final int LINES = 40;
    /** Of fifty items with a coupon so many are bought; the other lines have none. */
    private static final int BOUGHT = 25;

    private final int warm;
    private final int baskets;
    private final Random random = new Random(42);
    private final List<PlainLoop.Personal> personal = new ArrayList<>();
    private final OfferBook book;
    private final Shopper shopper;
    private int different;

    PersonalOffers(int warm, int baskets) {
        this.warm = warm;
        this.baskets = baskets;
        List<Offer> offers = new ArrayList<>();
        List<HeldCoupon> coupons = new ArrayList<>();
        for (int i = 0; i < COUPONS; i++) {
            PlainLoop.Personal one =
                    new PlainLoop.Personal("P" + i, "I" + i, random.nextBoolean(), 5 + random.nextInt(45));
            personal.add(one);
            offers.add(Stock.offer(one.id(), reward(one), "COUPON", new Audience.CouponHolders(), Limits.NONE));
            coupons.add(HeldCoupon.of(Coupon.of("C" + i, "M1", one.id()), 1, false));
        }
        book = OfferBook.of(offers);
        shopper = Shopper.of(Member.of("M1")).withCoupons(coupons);
    }

    private static Reward reward(PlainLoop.Personal one) {
        return one.percent()
                ? new Reward.PercentOff(Stock.sku(one.item()), new Percent((int) one.value() * 10_000))
                : new Reward.AmountOff(Stock.sku(one.item()), Stock.money(one.value()), Optional.empty());
    }

    void print(PrintWriter out) throws Exception {
        Table table = new Table(
                "50 personal coupons, 40 lines",
                "what",
                "p50",
                "p99",
                "plain loop p50",
                "p99",
                "ratio p50",
                "ratio p99",
                "different");
        row(table, "the whole basket once", LINES);
        row(table, "price after each of 40 scans", 1);
        table.print(out);
    }

    private void row(Table table, String what, int from) throws Exception {
        different = 0;
        Baskets of = new Baskets();
        PlainLoop loop = new PlainLoop(personal);
        List<Samples> samples = InTurn.run(warm, baskets, ours(of, from), byHand(of, loop, from));
        Samples mine = samples.get(0);
        Samples theirs = samples.get(1);
        table.row(
                what,
                Table.time(mine.p50()),
                Table.time(mine.p99()),
                Table.time(theirs.p50()),
                Table.time(theirs.p99()),
                Table.ratio(mine.p50(), theirs.p50()),
                Table.ratio(mine.p99(), theirs.p99()),
                Table.count(different));
    }

    private Contestant ours(Baskets of, int from) {
        return new Contestant() {
            @Override
            public void prepare(int round) {
                of.next();
            }

            @Override
            public Object run(int round) {
                PricedBasket priced = null;
                PricingMemory memory = new PricingMemory();
                for (int size = from; size <= LINES; size++) {
                    priced = Offers.price(
                            Stock.pricing(Stock.basket(of.lines.subList(0, size)), book, shopper, Shelf.EMPTY), memory);
                }
                return priced;
            }

            @Override
            public void look(int round, Object answer) {
                of.due = ((PricedBasket) answer).due().minor();
            }
        };
    }

    private Contestant byHand(Baskets of, PlainLoop loop, int from) {
        return new Contestant() {
            @Override
            public Object run(int round) {
                PlainLoop.Priced priced = null;
                for (int size = from; size <= LINES; size++) {
                    priced = loop.price(of.lines.subList(0, size));
                }
                return priced;
            }

            @Override
            public void look(int round, Object answer) {
                different += ((PlainLoop.Priced) answer).due() == of.due ? 0 : 1;
            }
        };
    }

    /** A new basket each round, the same for both. */
    private final class Baskets {
        private List<Line> lines = List.of();
        private long due;

        void next() {
            List<Integer> items = new ArrayList<>();
            for (int i = 0; i < COUPONS; i++) {
                items.add(i);
            }
            java.util.Collections.shuffle(items, random);
            List<Line> next = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                int item = i < BOUGHT ? items.get(i) : COUPONS + i;
                next.add(Stock.line("L" + i, "I" + item, 1, 50 + random.nextInt(1500)));
            }
            java.util.Collections.shuffle(next, random);
            lines = next;
        }
    }
}
