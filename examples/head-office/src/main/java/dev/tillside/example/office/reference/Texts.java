package dev.tillside.example.office.reference;

import dev.tillside.Recomputation;
import dev.tillside.example.office.store.Book;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The texts that sales were priced with, from the book. Thread-safe. */
public final class Texts implements Recomputation.Archive {
    private final Book reading;

    /** Each text is read from the book when it is asked for. */
    public Texts(Book reading) {
        this.reading = reading;
    }

    @Override
    public Optional<String> text(ReferenceObject.Type type, String id, long version, String digest) {
        try {
            return reading.look(book -> new History(book).text(type.wireName(), id, version, digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
