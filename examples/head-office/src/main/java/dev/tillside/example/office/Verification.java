package dev.tillside.example.office;

import dev.tillside.Recomputation;
import dev.tillside.basket.BasketKey;
import dev.tillside.wire.Difference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Computes all that is stored again, from the texts that it was priced with. */
final class Verification {
    private final Book reading;
    private final Book writing;
    private final Recomputation.Archive archive;

    Verification(Book reading, Book writing, Recomputation.Archive archive) {
        this.reading = reading;
        this.writing = writing;
        this.archive = archive;
    }

    Office.Verified all(BiConsumer<BasketKey, Difference> found) throws IOException {
        long sales = 0;
        long returns = 0;
        for (BasketKey key : reading.look(book -> new Baskets(book).all())) {
            String json = json(key).orElseThrow();
            boolean isReturn = Sale.kind(json) == Sale.Kind.RETURN;
            List<Difference> differences = isReturn ? ofReturn(key, json) : Recomputation.of(json, archive);
            differences.forEach(difference -> found.accept(key, difference));
            settle(key, differences);
            sales += isReturn ? 0 : 1;
            returns += isReturn ? 1 : 0;
        }
        return new Office.Verified(sales, returns);
    }

    private Optional<String> json(BasketKey key) throws IOException {
        return reading.look(book -> new Baskets(book).json(key));
    }

    private List<Difference> ofReturn(BasketKey key, String json) throws IOException {
        Optional<BasketKey> original = Sale.original(json);
        Optional<String> sale = original.isPresent() ? json(original.get()) : Optional.empty();
        String of = original.map(BasketKey::toString).orElse("");
        List<String> earlier = reading.look(book -> new Baskets(book).returnsBefore(of, key));
        return Recomputation.ofReturn(json, sale, earlier, archive);
    }

    /** What could be computed is unverified no more, whatever came out. */
    private void settle(BasketKey key, List<Difference> differences) throws IOException {
        boolean lacking = differences.stream().anyMatch(Recomputation::isLacking);
        boolean noted = reading.look(book -> new Unverified(book).has(key));
        if (noted && !lacking) {
            writing.change(book -> new Unverified(book).remove(key));
        }
    }
}
