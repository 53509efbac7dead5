package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.Balance;
import dev.tillside.points.Voucher;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two tills that sell to one household, and speak with head office when they do: no point is lost or doubled. */
class TwoTillsProperties {
    private static final String CLUB =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"UTC\","
                    + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],"
                    + "\"burn\":{\"points\":\"10\",\"worth\":\"1.00\"%s}},"
                    + "\"vouchers\":[{\"id\":\"v\",\"points\":\"150\",\"value\":\"5.00\",\"partial\":true}],"
                    + "\"cashBack\":{\"percent\":\"10\",\"yearlyCap\":\"9.00\"}}";
    private static final MemberId ANN = new MemberId("M1");
    private static final MemberId BOB = new MemberId("M2");

    /** What happens next: a sale with so many points and perhaps a voucher to pay, a round, or the wall switch. */
    record Step(int till, String what, int pounds, int points, boolean voucher) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of("ann", "ann", "bob", "sync", "lost", "restart"),
                        Arbitraries.integers().between(1, 120),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.of(true, false))
                .as((till, what, pounds, tens, voucher) -> new Step(till, what, pounds, tens * 10, voucher))
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 40)
    void noInterleavingLosesOrDoublesAPoint(@ForAll("steps") List<Step> steps) throws IOException {
        try (Chain chain = new Chain("")) {
            steps.forEach(chain::play);
            Points spent = chain.spent();
            chain.settle();

            Balance first = chain.balance(0, ANN);
            assertThat(chain.balance(1, ANN)).isEqualTo(first);
            assertThat(chain.balance(1, BOB).withMember(ANN))
                    .as("one household")
                    .isEqualTo(first);
            assertThat(first.points().minus(first.debt()))
                    .isEqualTo(Points.of(150).plus(chain.earned()).minus(spent).minus(chain.turnedIntoVouchers()));
            assertThat(first.points().isNegative()).isFalse();
            assertThat(first.points().isPositive() && first.debt().isPositive())
                    .as("who has points owes none")
                    .isFalse();

            chain.reopen();
            assertThat(chain.balance(0, ANN)).as("read back").isEqualTo(first);
            assertThat(chain.settledTwice()).as("told twice").isEqualTo(first);
        }
    }

    @Property(tries = 20)
    void whoHasNotSpokenWithHeadOfficeSpendsNoMoreThanTheLease(@ForAll("steps") List<Step> steps) throws IOException {
        try (Chain chain = new Chain(",\"offline\":\"30\"")) {
            steps.stream()
                    .filter(step -> !step.what().equals("sync") && !step.what().equals("lost"))
                    .forEach(chain::play);

            assertThat(chain.spentAt(0).compareTo(Points.of(30))).isNotPositive();
            assertThat(chain.spentAt(1).compareTo(Points.of(30))).isNotPositive();
            chain.settle();
            assertThat(chain.balance(0, ANN)).isEqualTo(chain.balance(1, ANN));
        }
    }

    /** Two tills on real files, and head office. */
    private static final class Chain implements AutoCloseable {
        private final Path directory = Files.createTempDirectory("two-tills");
        private final SettlingOffice office = new SettlingOffice();
        private final List<CornerShop> tills = new ArrayList<>();
        private final List<List<Receipt>> receipts = List.of(new ArrayList<>(), new ArrayList<>());
        private int sales;

        Chain(String burnMore) throws IOException {
            for (int i = 0; i < 2; i++) {
                CornerShop shop = CornerShop.at(directory.resolve("till-" + i), office);
                shop.taking(
                        String.format(CLUB, burnMore),
                        "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"C1\"],\"household\":\"H\",\"points\":\"100\"}",
                        "{\"type\":\"member\",\"id\":\"M2\",\"cards\":[\"C2\"],\"household\":\"H\",\"points\":\"50\"}");
                tills.add(shop);
            }
        }

        void play(Step step) {
            CornerShop shop = tills.get(step.till());
            switch (step.what()) {
                case "ann" -> sell(step, "C1");
                case "bob" -> sell(step, "C2");
                case "sync" -> shop.till.sync();
                case "restart" -> shop.reopen();
                default -> {
                    office.losesAnswers = true;
                    shop.till.sync();
                    office.losesAnswers = false;
                }
            }
        }

        private void sell(Step step, String card) {
            BasketKey key = new BasketKey("0042", "" + step.till(), CornerShop.TODAY, "T" + ++sales);
            Checkout sale = tills.get(step.till()).till.begin(key);
            sale.scan(card);
            sale.add(CornerShop.line("1", "MILK", 1, step.pounds() + ".00"));
            voucher(step).ifPresent(code -> allowing(Code.EXCEEDS_DUE, () -> sale.redeem(code)));
            allowing(Code.INSUFFICIENT_POINTS, () -> sale.redeem(Points.of(step.points())));
            receipts.get(step.till()).add(sale.commit(Tender.card(sale.lock().due())));
        }

        /** A voucher that this till issued and that no one here used. */
        private Optional<String> voucher(Step step) {
            List<String> used = receipts.get(step.till()).stream()
                    .flatMap(r -> r.priced().redeemed().stream())
                    .flatMap(r -> r.voucher().stream())
                    .toList();
            return !step.voucher()
                    ? Optional.empty()
                    : receipts.get(step.till()).stream()
                            .flatMap(r -> r.vouchers().stream())
                            .map(Voucher::code)
                            .filter(code -> !used.contains(code))
                            .findFirst();
        }

        private static void allowing(Code code, Runnable asked) {
            try {
                asked.run();
            } catch (Refused e) {
                assertThat(e.code()).isIn(code, Code.EXCEEDS_DUE);
            }
        }

        /** Twice each: the second round brings what the other pushed in the first. */
        void settle() {
            for (int i = 0; i < 2; i++) {
                tills.forEach(shop -> assertThat(shop.till.sync().failure()).isEmpty());
            }
        }

        Balance settledTwice() {
            office.changes.addAll(List.copyOf(office.changes));
            settle();
            return balance(0, ANN);
        }

        void reopen() {
            tills.forEach(CornerShop::reopen);
        }

        Balance balance(int till, MemberId member) {
            return tills.get(till).till.balance(member);
        }

        private Stream<Receipt> all() {
            return receipts.stream().flatMap(List::stream);
        }

        Points earned() {
            return all().map(r -> r.priced().pointsEarned()).reduce(Points.ZERO, Points::plus);
        }

        Points spent() {
            return spentAt(0).plus(spentAt(1));
        }

        Points spentAt(int till) {
            return receipts.get(till).stream()
                    .flatMap(r -> r.priced().redeemed().stream())
                    .map(redemption -> redemption.points())
                    .reduce(Points.ZERO, Points::plus);
        }

        Points turnedIntoVouchers() {
            return Points.of(150 * all().mapToLong(r -> r.vouchers().size()).sum());
        }

        @Override
        public void close() throws IOException {
            tills.forEach(CornerShop::close);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
