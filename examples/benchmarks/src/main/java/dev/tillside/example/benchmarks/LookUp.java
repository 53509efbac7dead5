package dev.tillside.example.benchmarks;

import dev.tillside.LoyaltyTill;
import dev.tillside.sync.SyncReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Members by card: a till, LMDB and RocksDB are filled from one snapshot, and asked for the same members in turn. */
final class LookUp {
    private final Path directory;
    private final Membership office;
    private final int lookups;
    private final String[] cards;
    private long tillImport;
    private long lmdbImport;
    private long rocksImport;
    private long reading;
    private long heap;
    private long[] files;
    private List<Samples> samples;

    LookUp(Path directory, int members, int coupons, int lookups) throws IOException {
        this.directory = directory;
        this.office = Membership.in(Files.createDirectory(directory.resolve("office")), members, coupons);
        this.lookups = lookups;
        SplittableRandom random = new SplittableRandom(20261122);
        this.cards =
                random.ints(2L * lookups, 0, members).mapToObj(Membership::card).toArray(String[]::new);
    }

    Membership office() {
        return office;
    }

    static LoyaltyTill till(Path directory, Membership office) {
        return LoyaltyTill.at(directory)
                .clock(Clock.fixed(Stock.NOON, Stock.LONDON))
                .headOffice(office)
                .background(false)
                .open();
    }

    void run() throws Exception {
        long before = heap();
        try (LoyaltyTill till = till(directory.resolve("till"), office)) {
            tillImport = timed(() -> wellSynced(till.sync()));
            heap = heap() - before;
            reading = timed(() -> {
                for (int part = 0; part < office.parts(); part++) {
                    MemberStore.check(office.read(part));
                }
            });
            try (LmdbStore lmdb = new LmdbStore(directory.resolve("lmdb"));
                    RocksStore rocks = new RocksStore(Files.createDirectory(directory.resolve("rocks")))) {
                lmdbImport = timed(() -> lmdb.fill(office));
                rocksImport = timed(() -> rocks.fill(office));
                rocks.settle();
                files = new long[] {length("till"), length("lmdb"), length("rocks")};
                samples = InTurn.run(
                        Math.min(lookups / 2, 20_000),
                        lookups,
                        round -> till.members(card(round)),
                        round -> lmdb.record(card(round)),
                        round -> rocks.record(card(round)),
                        round -> MemberStore.coupons(till, card(round)),
                        round -> lmdb.coupons(card(round)),
                        round -> rocks.coupons(card(round)));
            }
        }
    }

    static void wellSynced(SyncReport report) {
        if (report.failure().isPresent()) {
            throw new IllegalStateException(report.failure().get());
        }
    }

    /** Another member each time, in no order, so that nobody is found because he was here a moment ago. */
    private String card(int round) {
        return cards[round % cards.length];
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private long length(String name) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(name))) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    void print(LookUp smaller, PrintWriter out) {
        Table found = new Table(
                Table.format("A member by card, of %,d with %,d coupons", office.members(), office.coupons()),
                "what",
                "p50",
                "p99",
                "against LMDB",
                "against RocksDB",
                "p50 of a tenth",
                "growth");
        String[] names = {"till", "LMDB", "RocksDB"};
        for (int i = 0; i < samples.size(); i++) {
            Samples mine = samples.get(i);
            int first = i / 3 * 3;
            long tenth = smaller.samples.get(i).p50();
            found.row(
                    names[i % 3] + (i < 3 ? ", record" : ", coupons read"),
                    Table.time(mine.p50()),
                    Table.time(mine.p99()),
                    Table.ratio(mine.p50(), samples.get(first + 1).p50()),
                    Table.ratio(mine.p50(), samples.get(first + 2).p50()),
                    Table.time(tenth),
                    Table.ratio(mine.p50(), tenth));
        }
        found.print(out);
        Table filled = new Table("From one snapshot", "what", "time", "against LMDB", "without reading", "MB on disk");
        filled.row(cells("till", tillImport, files[0]));
        filled.row(cells("LMDB", lmdbImport, files[1]));
        filled.row(cells("RocksDB", rocksImport, files[2]));
        filled.print(out);
        out.println(Table.format(
                "Lines unpacked, read and checked alone: %s. Heap after the till's import: %,.1f MB more.",
                Table.time(reading), heap / 1e6));
    }

    private String[] cells(String what, long time, long length) {
        return new String[] {
            what,
            Table.time(time),
            Table.ratio(time, lmdbImport),
            Table.ratio(time - reading, lmdbImport - reading),
            Table.count(length >> 20)
        };
    }
}
