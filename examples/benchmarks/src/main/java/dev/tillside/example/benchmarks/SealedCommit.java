package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What sealing a till's files costs at the counter: on the disk, and in memory, where no flush hides it. */
final class SealedCommit {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path directory;
    private final int warm;
    private final int sales;

    SealedCommit(Path directory, int sales) {
        this.directory = directory;
        this.warm = Math.min(sales, 200);
        this.sales = sales;
    }

    void print(PrintWriter out) throws Exception {
        Table table = new Table(
                "Sealed commit: AES-256-GCM over what a sale writes",
                "what",
                "p50",
                "p99",
                "reference",
                "p50",
                "p99",
                "ratio p50",
                "ratio p99");
        rows(table, directory, "");
        if (Files.isWritable(MEMORY)) {
            inMemory(table);
        }
        table.print(out);
    }

    private void inMemory(Table table) throws Exception {
        Path made = Files.createTempDirectory(MEMORY, "tillside-sealed-");
        try {
            rows(table, made, ", in memory");
        } finally {
            delete(made);
        }
    }

    private static void delete(Path made) throws IOException {
        Scratch.delete(made.resolve("plain"));
        Scratch.delete(made.resolve("sealed"));
        Scratch.delete(made);
    }

    private void rows(Table table, Path where, String remark) throws Exception {
        try (Counter plain = new Counter(where.resolve("plain"), "T");
                Counter sealed = Counter.sealed(where.resolve("sealed"), "T")) {
            List<Samples> samples = InTurn.run(
                    warm,
                    sales,
                    new CommitAlone(plain),
                    new CommitAlone(sealed),
                    round -> plain.sell(),
                    round -> sealed.sell());
            DurableCommit.row(table, "sealed commit" + remark, samples.get(1), "plain", samples.get(0));
            DurableCommit.row(table, "sealed sale, all of it" + remark, samples.get(3), "plain", samples.get(2));
        }
    }
}
