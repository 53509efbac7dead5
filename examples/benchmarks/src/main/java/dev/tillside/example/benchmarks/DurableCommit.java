package dev.tillside.example.benchmarks;

import dev.tillside.sale.Receipt;
import dev.tillside.wire.SaleJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a durable commit costs beside raw writes to the same disk, in an empty till and in one with many sales. */
final class DurableCommit {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path directory;
    private final int warm;
    private final int sales;
    private final int stored;

    DurableCommit(Path directory, int sales, int stored) {
        this.directory = directory;
        this.warm = Math.min(sales, 50);
        this.sales = sales;
        this.stored = stored;
    }

    void print(PrintWriter out) throws Exception {
        Path full = directory.resolve("full");
        fill(full);
        try (RawWrites raw = new RawWrites(directory);
                Counter empty = new Counter(directory.resolve("empty"), "T");
                Counter old = new Counter(full, "T")) {
            Receipt receipt = empty.sell();
            int bytes = SaleJson.write(receipt).getBytes(StandardCharsets.UTF_8).length;
            List<Samples> samples =
                    InTurn.run(warm, sales, new CommitAlone(empty), raw, new CommitAlone(old), round -> empty.sell());
            print(out, samples, bytes);
        }
    }

    private void print(PrintWriter out, List<Samples> samples, int bytes) {
        Table table = new Table(
                Table.format(
                        "Durable commit: a sale of %,d bytes, against a raw write of 3,072 bytes and a flush", bytes),
                "what",
                "p50",
                "p99",
                "reference",
                "p50",
                "p99",
                "ratio p50",
                "ratio p99");
        row(table, "commit", samples.get(0), "raw", samples.get(1));
        row(table, Table.format("commit, %,d sales stored", stored), samples.get(2), "commit, empty", samples.get(0));
        row(table, "begin, member, 10 adds, price, commit", samples.get(3), "raw", samples.get(1));
        table.print(out);
    }

    static void row(Table table, String what, Samples mine, String reference, Samples theirs) {
        table.row(
                what,
                Table.time(mine.p50()),
                Table.time(mine.p99()),
                reference,
                Table.time(theirs.p50()),
                Table.time(theirs.p99()),
                Table.ratio(mine.p50(), theirs.p50()),
                Table.ratio(mine.p99(), theirs.p99()));
    }

    /** Fills a till in memory where there is such a place, since each of its sales would flush a dozen times. */
    private void fill(Path full) throws IOException {
        Path made = Files.createTempDirectory(Files.isWritable(MEMORY) ? MEMORY : directory, "tillside-full-");
        try {
            try (Counter counter = new Counter(made, "S")) {
                for (int i = 0; i < stored; i++) {
                    counter.sell();
                }
            }
            Files.createDirectories(full);
            for (Path file : files(made)) {
                Files.copy(file, full.resolve(file.getFileName()));
            }
        } finally {
            Scratch.delete(made);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
