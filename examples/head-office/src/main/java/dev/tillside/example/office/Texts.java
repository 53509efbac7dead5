package dev.tillside.example.office;

import dev.tillside.Recomputation;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The texts that sales were priced with; those used last are held, so that most sales ask the book for none. Thread-safe. */
final class Texts implements Recomputation.Archive {
    private static final int HELD = 4_096;

    private final Book reading;
    private final Map<Name, String> held = new LinkedHashMap<>(HELD, 0.75f, true);

    private record Name(ReferenceObject.Type type, String id, long version, String digest) {}

    Texts(Book reading) {
        this.reading = reading;
    }

    @Override
    public Optional<String> text(ReferenceObject.Type type, String id, long version, String digest) {
        Name name = new Name(type, id, version, digest);
        synchronized (held) {
            String text = held.get(name);
            if (text != null) {
                return Optional.of(text);
            }
        }
        Optional<String> read = read(name);
        read.ifPresent(text -> hold(name, text));
        return read;
    }

    /** What is not there is not held: it may come. */
    private Optional<String> read(Name name) {
        try {
            return reading.look(
                    book -> new History(book).text(name.type().wireName(), name.id(), name.version(), name.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Name name, String text) {
        synchronized (held) {
            held.put(name, text);
            if (held.size() > HELD) {
                held.remove(held.keySet().iterator().next());
            }
        }
    }
}
