package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.PricedLine;
import dev.tillside.points.Balance;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.sale.Returning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However the goods of a sale come back at a real till, the parts make the whole, and the points are where they were. */
class ReturnLawsProperties {
    private static final MemberId ANN = new MemberId("M1");
    private static final String CLUB = "{\"type\":\"program\",\"id\":\"club\",\"version\":2,\"currency\":\"GBP\","
            + "\"timeZone\":\"UTC\",\"returns\":\"%s\",\"points\":{\"decimals\":1,\"earn\":[{\"points\":\"1.7\",\"per\":\"1.00\"}],"
            + "\"burn\":{\"points\":\"10\",\"worth\":\"0.10\"}},\"cashBack\":{\"percent\":\"3\"}}";
    private static final String[] OFFERS = {
        CornerShop.offer(
                "TWO",
                "\"kind\":\"MULTIBUY\",\"quantity\":2,\"percentOff\":\"33\",\"items\":{\"skus\":[\"A\",\"B\"]},"
                        + "\"funding\":[{\"payer\":\"ACME\",\"percent\":\"37\"},{\"payer\":\"ZENO\",\"percent\":\"21\"}]"),
        CornerShop.offer(
                "SPEND",
                "\"layer\":\"BASKET\",\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"20.00\",\"amountOff\":\"3.33\"}],"
                        + "\"funding\":[{\"payer\":\"ACME\",\"percent\":\"50\"}]"),
        CornerShop.offer(
                "HAND",
                "\"layer\":\"TENDER\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.55\",\"items\":{\"skus\":[\"C\"]},"
                        + "\"funding\":[{\"payer\":\"MAKER\",\"percent\":\"100\"}]")
    };

    /** A line sold: so many pieces, for so many pennies. */
    record Sold(String sku, int pieces, int pennies) {}

    /** Pieces that come back, as far as there are any; the till may be switched off before. */
    record Back(int line, int pieces, boolean restart) {}

    @Provide
    Arbitrary<List<Sold>> baskets() {
        return Combinators.combine(
                        Arbitraries.of("A", "B", "C", "D"),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 1500))
                .as(Sold::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Back>> splits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 9).map(dice -> dice == 0))
                .as(Back::new)
                .list()
                .ofMaxSize(10);
    }

    @Property(tries = 30)
    void anySplitOfAReturnIsTheWhole(
            @ForAll("baskets") List<Sold> basket, @ForAll("splits") List<Back> splits, @ForAll boolean judgedAgain)
            throws IOException {
        try (Counter counter = new Counter(judgedAgain)) {
            Points before = counter.net();
            Receipt receipt = counter.sell(basket);
            splits.forEach(counter::giveBack);
            counter.giveBackTheRest();

            assertThat(counter.refunds.stream().map(Refund::amount).reduce(money(0), Money::plus))
                    .as("money")
                    .isEqualTo(receipt.priced().due());
            assertThat(counter.discounts()).as("funding, per line and payer").isEqualTo(discounts(receipt));
            assertThat(counter.refunds.stream().map(r -> r.totals().earned()).reduce(Points.ZERO, Points::plus))
                    .as("points earned")
                    .isEqualTo(receipt.priced().pointsEarned());
            if (!judgedAgain) {
                for (PricedLine line : receipt.priced().lines()) {
                    assertThat(counter.back(line.line().id())).as("line").isEqualTo(line.net());
                }
            }
            assertThat(counter.net()).as("points").isEqualTo(before);
            assertThat(counter.balance().cashBack()).hasValue(money(0));
            Balance settled = counter.balance();
            counter.shop.reopen();
            assertThat(counter.balance()).as("read back").isEqualTo(settled);
        }
    }

    @Property(tries = 15)
    void soldAndUndoneHoweverOftenIsNothing(@ForAll("baskets") List<Sold> basket) throws IOException {
        try (Counter counter = new Counter(false)) {
            Points before = counter.net();
            for (int i = 0; i < 3; i++) {
                counter.sell(basket);
                counter.shop.till.postVoid(counter.sold());
                assertThat(counter.net()).isEqualTo(before);
            }
            assertThat(counter.balance().debt()).isEqualTo(Points.ZERO);
        }
    }

    private static Money money(long minor) {
        return new Money(minor, CornerShop.GBP);
    }

    private static Map<String, Money> discounts(Receipt receipt) {
        Map<String, Money> sums = new HashMap<>();
        for (PricedLine line : receipt.priced().lines()) {
            line.discounts().forEach(d -> add(sums, line.line().id(), d.funding()));
        }
        return sums;
    }

    private static void add(Map<String, Money> sums, String line, List<FundedAmount> funding) {
        funding.stream()
                .filter(part -> !part.amount().isZero())
                .forEach(part -> sums.merge(line + " " + part.payer(), part.amount(), Money::plus));
    }

    /** A till where a member buys with points and brings goods back. */
    private static final class Counter implements AutoCloseable {
        private final Path folder = Files.createTempDirectory("returns");
        private final CornerShop shop;
        private final List<Refund> refunds = new ArrayList<>();
        private int number;

        Counter(boolean judgedAgain) throws IOException {
            shop = CornerShop.at(folder)
                    .taking(CLUB.formatted(judgedAgain ? "READJUDICATE" : "PAID_SHARE"))
                    .taking(OFFERS)
                    .taking("{\"type\":\"member\",\"id\":\"M1\",\"points\":\"500\"}");
        }

        Receipt sell(List<Sold> basket) {
            Checkout sale = shop.begin("T" + ++number);
            sale.member(ANN);
            for (int i = 0; i < basket.size(); i++) {
                Sold sold = basket.get(i);
                sale.add(CornerShop.line(
                        String.valueOf(i),
                        sold.sku(),
                        sold.pieces(),
                        money(sold.pennies()).plain()));
            }
            long pays = Math.min(100, sale.price().due().minor() / 10 * 10);
            sale.redeem(Points.of(pays));
            return sale.commit(Payment.unsaid(CornerShop.GBP));
        }

        BasketKey sold() {
            return CornerShop.key("T" + number);
        }

        private List<Returning.Asked> left() {
            return Returning.left(
                    shop.till.receipt(sold()).orElseThrow(),
                    dev.tillside.sale.ReturnedSoFar.of(shop.till.refunds(sold())));
        }

        void giveBack(Back back) {
            if (back.restart()) {
                shop.reopen();
            }
            left().stream()
                    .filter(asked -> asked.line().equals(String.valueOf(back.line())))
                    .forEach(asked -> giveBack(new Returning.Asked(
                            asked.line(),
                            new Quantity(asked.quantity().value().min(java.math.BigDecimal.valueOf(back.pieces()))))));
        }

        void giveBackTheRest() {
            List<Returning.Asked> left = left();
            if (!left.isEmpty()) {
                giveBack(left.toArray(Returning.Asked[]::new));
            }
        }

        private void giveBack(Returning.Asked... asked) {
            refunds.add(shop.till.takeBack(ReturnRequest.of(CornerShop.key("R" + refunds.size()), sold(), asked)));
        }

        Money back(String line) {
            return refunds.stream()
                    .flatMap(r -> r.lines().stream())
                    .filter(l -> l.line().equals(line))
                    .map(ReturnedLine::back)
                    .map(dev.tillside.sale.Worth::net)
                    .reduce(money(0), Money::plus);
        }

        Map<String, Money> discounts() {
            Map<String, Money> sums = new HashMap<>();
            refunds.stream()
                    .flatMap(r -> r.lines().stream())
                    .forEach(line -> line.back().discounts().forEach(d -> add(sums, line.line(), d.funding())));
            return sums;
        }

        Balance balance() {
            return shop.till.balance(ANN);
        }

        Points net() {
            return balance().points().minus(balance().debt());
        }

        @Override
        public void close() throws IOException {
            shop.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
