package dev.tillside.example.benchmarks;

import dev.tillside.Checkout;
import dev.tillside.sale.Tender;
import java.nio.file.Path;

/** Sells under the eyes of strace, which {@link Flushes} started, and marks where a sale and its commit begin and end. */
final class CountedSales {
    /** Files that are never there: asking for one shows in the trace. */
    static final String SALE = "mark-sale";

    static final String COMMIT = "mark-commit";
    static final String END = "mark-end";

    private CountedSales() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        try (Counter counter = new Counter(directory.resolve("till"), "T")) {
            for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
                mark(directory, SALE);
                Checkout sale = counter.filled();
                Tender tender = counter.tender(sale);
                mark(directory, COMMIT);
                sale.commit(tender);
                mark(directory, END);
            }
        }
    }

    private static void mark(Path directory, String name) {
        if (directory.resolve(name).toFile().canRead()) {
            throw new IllegalStateException(name + " is there");
        }
    }
}
