package dev.tillside.example.benchmarks;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.sale.Tender;
import dev.tillside.wire.ReferenceObject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a checkout feels of a snapshot that is being taken: its durable commit, and a card's scan. */
final class ImportBeside {
    /** So much of the snapshot is there by hand before it comes, and holds the shoppers of all sales. */
    private static final int OBJECTS = 200;

    private static final int SHOPPERS = 30;

    private final Path directory;
    private final Membership office;
    private final int idleSales;
    private int sales;

    /** @param idleSales before the import begins; a third of them only warm the JIT */
    ImportBeside(Path directory, Membership office, int idleSales) {
        this.directory = directory;
        this.office = office;
        this.idleSales = idleSales;
    }

    void print(PrintWriter out) throws Exception {
        Path beside = Files.createDirectory(directory.resolve("beside"));
        Samples[] idle = {new Samples(), new Samples()};
        Samples[] busy = {new Samples(), new Samples()};
        try (LoyaltyTill till = LookUp.till(beside, office)) {
            till.take(office.read(0).subList(0, OBJECTS).stream()
                    .map(line -> ReferenceObject.read(line, Optional.empty()))
                    .toList());
            for (int i = 0; i < idleSales; i++) {
                sell(till, i < idleSales / 3 ? new Samples[] {new Samples(), new Samples()} : idle);
            }
            CompletableFuture<Void> round = CompletableFuture.runAsync(() -> LookUp.wellSynced(till.sync()));
            while (!round.isDone()) {
                sell(till, busy);
            }
            round.get();
        }
        Table table = new Table(
                Table.format("While a snapshot is taken (%,d sales)", busy[0].size()),
                "what",
                "idle p50",
                "p99",
                "meanwhile p50",
                "p99",
                "ratio p50",
                "ratio p99");
        row(table, "commit", idle[0], busy[0]);
        row(table, "card to coupons", idle[1], busy[1]);
        table.print(out);
    }

    private static void row(Table table, String what, Samples idle, Samples busy) {
        table.row(
                what,
                Table.time(idle.p50()),
                Table.time(idle.p99()),
                Table.time(busy.p50()),
                Table.time(busy.p99()),
                Table.ratio(busy.p50(), idle.p50()),
                Table.ratio(busy.p99(), idle.p99()));
    }

    private void sell(LoyaltyTill till, Samples[] samples) {
        int number = sales++;
        Checkout sale = till.begin(new BasketKey("0042", "3", Stock.DAY, "T" + number));
        String card = Membership.card(number % SHOPPERS);
        long asked = System.nanoTime();
        MemberStore.coupons(till, card);
        samples[1].add(System.nanoTime() - asked);
        sale.member(till.members(card).get(0));
        for (int line = 1; line <= 10; line++) {
            sale.add(Stock.line(Integer.toString(line), line == 1 ? "BOX" : "SKU-" + line, 1, 290));
        }
        Tender tender = Tender.card(sale.price().due());
        long start = System.nanoTime();
        sale.commit(tender);
        samples[0].add(System.nanoTime() - start);
    }
}
