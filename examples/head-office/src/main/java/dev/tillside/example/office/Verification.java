package dev.tillside.example.office;

import dev.tillside.Recomputation;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.arrival.Arrivals;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.delivery.Unverified;
import dev.tillside.example.office.store.Book;
import dev.tillside.wire.Difference;
import dev.tillside.wire.TransactionText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Computes all that is stored again, from the texts that it was priced with. */
final class Verification {
    private final Book reading;
    private final Book writing;
    private final Recomputation recomputation;

    Verification(Book reading, Book writing, Recomputation recomputation) {
        this.reading = reading;
        this.writing = writing;
        this.recomputation = recomputation;
    }

    Office.Verified all(BiConsumer<BasketKey, Difference> found) throws IOException {
        long sales = 0;
        long returns = 0;
        for (BasketKey key : reading.look(book -> new Baskets(book).all())) {
            TransactionText text = TransactionText.of(json(key).orElseThrow());
            boolean isReturn = Sale.kind(text) == Sale.Kind.RETURN;
            List<Difference> differences = isReturn ? ofReturn(key, text) : recomputation.of(text);
            differences.forEach(difference -> found.accept(key, difference));
            settle(key, differences, isReturn);
            sales += isReturn ? 0 : 1;
            returns += isReturn ? 1 : 0;
        }
        return new Office.Verified(sales, returns);
    }

    private Optional<String> json(BasketKey key) throws IOException {
        return reading.look(book -> new Baskets(book).json(key));
    }

    private List<Difference> ofReturn(BasketKey key, TransactionText text) throws IOException {
        Optional<BasketKey> original = Sale.original(text);
        Optional<String> sale = original.isPresent() ? json(original.get()) : Optional.empty();
        String of = original.map(BasketKey::toString).orElse("");
        List<String> earlier = reading.look(book -> new Baskets(book).returnsBefore(of, key));
        return recomputation.ofReturn(text, sale, earlier);
    }

    /** What came out as it was is verified. A return that differs is noted only where it could not be computed at all. */
    private void settle(BasketKey key, List<Difference> differences, boolean isReturn) throws IOException {
        boolean lacking = differences.stream().anyMatch(Recomputation::isLacking);
        boolean noted = reading.look(book -> new Unverified(book).has(key));
        if (noted && (differences.isEmpty() || isReturn && !lacking)) {
            writing.change(book -> new Unverified(book).remove(key));
        } else if (!differences.isEmpty() && !isReturn) {
            writing.change(book -> {
                new Unverified(book).add(key, Arrivals.told(differences));
                return key;
            });
        }
    }
}
