package dev.tillside.example.benchmarks;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.list.SigningKey;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.plan.Norms;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.wire.PlanJson;
import dev.tillside.wire.ReferenceObject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Each member's next list, planned anew after a sale at a till that holds a year of the member's purchases: against the commit alone. */
final class NextLists {
    private static final int MEMBERS_AT_MOST = 40;
    private static final int DAYS = 14;
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path directory;
    private final int sales;
    private final int members;
    private final Town town = new Town();
    private final SigningKey key = SigningKey.generate("till-1", new SecureRandom());
    private final MovedClock clock = new MovedClock(Town.TODAY.minusYears(1), Stock.LONDON);
    private int number;

    NextLists(Path directory, int sales) {
        this.directory = directory;
        this.sales = sales;
        members = Math.min(sales, MEMBERS_AT_MOST);
    }

    void print(PrintWriter out) throws Exception {
        Path made = Files.createTempDirectory(Files.isWritable(MEMORY) ? MEMORY : directory, "tillside-lists-");
        try {
            fill(made);
            Path there = Files.createDirectories(directory.resolve("lists"));
            try (Stream<Path> files = Files.list(made)) {
                for (Path file : files.toList()) {
                    Files.copy(file, there.resolve(file.getFileName()));
                }
            }
            try (LoyaltyTill till = till(there)) {
                measure(till, out);
            }
        } finally {
            Scratch.delete(made);
        }
    }

    private LoyaltyTill till(Path where) {
        return LoyaltyTill.at(where).clock(clock).listKey(key).background(false).open();
    }

    /** A year of sales. */
    private void fill(Path where) {
        try (LoyaltyTill till = till(where)) {
            till.take(List.of(ReferenceObject.read(
                    "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}",
                    Optional.empty())));
            till.take(reference().stream()
                    .map(json -> ReferenceObject.read(json, till.program()))
                    .toList());
            List<List<Visit>> all = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                all.add(town.visits(member));
            }
            for (int visit = 0; visit < all.get(0).size(); visit++) {
                for (int member = 0; member < members; member++) {
                    Visit one = all.get(member).get(visit);
                    clock.goTo(one.date());
                    sell(till, member, one.date(), one.purchases());
                }
            }
        }
    }

    private List<String> reference() {
        List<String> objects = new ArrayList<>();
        objects.add("{\"type\":\"listKey\",\"id\":\"till-1\",\"publicKey\":\"" + key.publicKey() + "\"}");
        town.items()
                .forEach(item -> objects.add(Table.format(
                        "{\"type\":\"item\",\"gtin\":\"%s\",\"description\":\"%s\",\"category\":\"%s\",\"storeBrand\":%b,"
                                + "\"price\":\"%s\",\"cost\":\"%s\"}",
                        item.id().code(),
                        item.facts().description().orElseThrow(),
                        item.facts().category().orElseThrow(),
                        item.storeBrand(),
                        item.price().map(Money::plain).orElseThrow(),
                        item.cost().map(Money::plain).orElseThrow())));
        town.deals(members).forEach(deal -> objects.add(PlanJson.deal(deal)));
        objects.add(PlanJson.plan(new Published(Policy.usual(Stock.POUNDS), Norms.NONE, Map.of(), List.of())));
        for (int member = 0; member < members; member++) {
            objects.add("{\"type\":\"member\",\"id\":\"" + Town.name(member) + "\"}");
        }
        return objects;
    }

    private Checkout filled(LoyaltyTill till, int member, LocalDate day, List<Purchase> purchases) {
        Checkout sale = till.begin(new BasketKey("0042", "3", day, "N" + ++number));
        sale.member(new MemberId(Town.name(member)));
        int place = 0;
        for (Purchase bought : purchases) {
            sale.add(Line.each(
                    Integer.toString(++place),
                    new Gtin(bought.item()),
                    (int) bought.quantity(),
                    Stock.money(bought.spend())));
        }
        return sale;
    }

    private Receipt sell(LoyaltyTill till, int member, LocalDate day, List<Purchase> purchases) {
        Checkout sale = filled(till, member, day, purchases);
        return sale.commit(Tender.card(sale.price().due()));
    }

    /** Each round another member's sale; when all had theirs, it is time for the next list. */
    private final class Sale implements Contestant {
        private final LoyaltyTill till;
        private final boolean withList;
        private Checkout sale;
        private Tender tender;
        private int lists;

        Sale(LoyaltyTill till, boolean withList) {
            this.till = till;
            this.withList = withList;
        }

        @Override
        public void prepare(int round) {
            LocalDate day = Town.TODAY.plusDays((long) DAYS * (round / members));
            clock.goTo(day);
            List<Visit> habits = town.visits(round % members);
            sale = filled(
                    till,
                    round % members,
                    day,
                    habits.get(round % habits.size()).purchases());
            tender = Tender.card(sale.price().due());
        }

        @Override
        public Object run(int round) {
            Receipt receipt = sale.commit(tender);
            return withList ? till.nextList(receipt) : receipt;
        }

        @Override
        public void look(int round, Object answer) {
            lists += answer instanceof Optional<?> list && list.isPresent() ? 1 : 0;
        }
    }

    private void measure(LoyaltyTill till, PrintWriter out) throws Exception {
        Sale with = new Sale(till, true);
        List<Samples> samples = InTurn.run(Math.min(sales, 400), sales, new Sale(till, false), with);
        Table table = new Table(
                Table.format(
                        "A member's next list after a sale, %,d items, a year of purchases; %d of %d sales gave one",
                        town.items().size(), with.lists, sales),
                "what",
                "p50",
                "p99",
                "reference",
                "p50",
                "p99",
                "ratio p50",
                "ratio p99");
        DurableCommit.row(table, "commit and list", samples.get(1), "commit", samples.get(0));
        table.print(out);
    }
}
