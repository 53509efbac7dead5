package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two tills that share one coupon: whatever they do in whatever order, it is used no more often than it may be. */
class LeaseProperties {
    /** What happens next at a till, to one of its baskets. */
    record Step(int till, String what, int basket, int count) {}

    /** What the coupon's offer says, and how often it may be used. */
    record World(String policy, int uses, List<Step> steps) {}

    @Provide
    Arbitrary<World> answered() {
        return worlds("", ",\"offline\":\"REFUSE\"", ",\"offline\":\"BOUNDED_RISK\",\"offlineUses\":2");
    }

    @Provide
    Arbitrary<World> refusing() {
        return worlds(",\"offline\":\"REFUSE\"");
    }

    private static Arbitrary<World> worlds(String... policies) {
        Arbitrary<List<Step>> steps = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(
                                "begin", "begin", "begin", "lock", "unlock", "pay", "pay", "cancel", "aside", "resume",
                                "forget", "sync", "restart", "down", "up"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMaxSize(24);
        return Combinators.combine(
                        Arbitraries.of(policies), Arbitraries.integers().between(1, 3), steps)
                .as(World::new);
    }

    @Property(tries = 30)
    void withLeasesAnsweredAlwaysNoInterleavingUsesACouponTooOften(@ForAll("answered") World world) throws IOException {
        try (Chain chain = new Chain(world)) {
            world.steps().stream().filter(step -> !step.what().equals("down")).forEach(chain::play);
            chain.settle();
            assertThat(chain.office.usesOf("C1")).isLessThanOrEqualTo(world.uses());
            assertThat(chain.office.leased()).as("nothing is held for nobody").isSubsetOf(chain.open());
        }
    }

    @Property(tries = 30)
    void whereThePolicyRefusesNoLostLineMakesItBeUsedTooOften(@ForAll("refusing") World world) throws IOException {
        try (Chain chain = new Chain(world)) {
            world.steps().forEach(chain::play);
            chain.settle();
            assertThat(chain.office.usesOf("C1")).isLessThanOrEqualTo(world.uses());
        }
    }

    private static final class Chain implements AutoCloseable {
        private final Path directory = Files.createTempDirectory("leases");
        private final LeasingOffice office = new LeasingOffice();
        private final List<CornerShop> tills = new ArrayList<>();
        private int sales;

        Chain(World world) throws IOException {
            office.coupons.put("C1", world.uses());
            for (int i = 0; i < 2; i++) {
                tills.add(CornerShop.at(directory.resolve("till-" + i), office)
                        .taking(
                                CornerShop.amountOff(
                                        "SOAP", "SOAP", "1.00", ",\"audience\":\"COUPON\"" + world.policy()),
                                CornerShop.member("M1", "CARD-1"),
                                "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"SOAP\",\"uses\":"
                                        + world.uses() + "}"));
            }
        }

        void play(Step step) {
            CornerShop shop = tills.get(step.till());
            try {
                play(step, shop);
            } catch (LoyaltyException e) {
                // Not every step can be done to every basket: that it is refused is all that matters here.
            }
            shop.till.ask();
        }

        private void play(Step step, CornerShop shop) {
            List<Checkout> open = shop.till.checkouts();
            switch (step.what()) {
                case "begin" -> begin(shop, step);
                case "sync" -> shop.till.sync();
                case "down" -> office.down = true;
                case "up" -> office.down = false;
                case "restart" -> {
                    shop.reopen();
                    shop.till.checkouts().stream()
                            .filter(sale -> sale.state() == Checkout.State.OPEN)
                            .forEach(Checkout::price);
                }
                case "resume" -> shop.till.suspended().stream().findFirst().ifPresent(shop.till::resume);
                default -> {
                    if (!open.isEmpty()) {
                        play(step, open.get(step.basket() % open.size()));
                    }
                }
            }
        }

        private void begin(CornerShop shop, Step step) {
            Checkout sale = shop.till.begin(
                    new BasketKey("0042", String.valueOf(step.till()), CornerShop.TODAY, "T" + ++sales));
            sale.add(CornerShop.line("1", "SOAP", step.count(), step.count() + ".50"));
            sale.scan("CARD-1");
        }

        private static void play(Step step, Checkout sale) {
            switch (step.what()) {
                case "lock" -> sale.lock();
                case "unlock" -> sale.unlock();
                case "cancel" -> sale.cancel();
                case "aside" -> sale.suspend();
                case "forget" -> {
                    sale.forget();
                    sale.scan("CARD-1");
                }
                default -> sale.commit(Tender.card(sale.price().due()));
            }
        }

        /** All that is sold arrives; twice each, so that both have heard of the other. */
        void settle() {
            office.down = false;
            for (int i = 0; i < 2; i++) {
                tills.forEach(shop -> assertThat(shop.till.sync().failure()).isEmpty());
            }
        }

        List<BasketKey> open() {
            return tills.stream()
                    .flatMap(shop -> shop.till.checkouts().stream())
                    .map(Checkout::key)
                    .toList();
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
