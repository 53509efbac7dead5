package dev.tillside;

import dev.tillside.offer.Offer;
import dev.tillside.points.Program;
import dev.tillside.sale.Circumstances;
import dev.tillside.wire.ReferenceObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Programmes and offers read from an archive. Those used last are held: a text never changes under its digest. What is not there is
 * not held, since it may come. Thread-safe.
 */
final class ReadTexts {
    private static final int HELD = 4_096;

    private final Recomputation.Archive archive;
    private final Map<Name, Object> held = new LinkedHashMap<>(16, 0.75f, true);

    /** An offer reads differently under another programme. */
    private record Name(ReferenceObject.Type type, Circumstances.Text text, Optional<Circumstances.Text> program) {}

    ReadTexts(Recomputation.Archive archive) {
        this.archive = archive;
    }

    Recomputation.Archive archive() {
        return archive;
    }

    Optional<Program> program(Circumstances.Text wanted) {
        Name name = new Name(ReferenceObject.Type.PROGRAM, wanted, Optional.empty());
        return read(name, Program.class, () -> text(name).map(ReferenceObject::program));
    }

    /**
     * @param program as {@code ofProgram} names it
     */
    Optional<Offer> offer(Circumstances.Text wanted, Circumstances.Text ofProgram, Program program) {
        Name name = new Name(ReferenceObject.Type.OFFER, wanted, Optional.of(ofProgram));
        return read(name, Offer.class, () -> text(name).map(text -> ReferenceObject.offer(text, program)));
    }

    private Optional<String> text(Name name) {
        Circumstances.Text wanted = name.text();
        return archive.text(name.type(), wanted.id(), wanted.version(), wanted.digest())
                .filter(found ->
                        ReferenceObject.read(found, Optional.empty()).digest().equals(wanted.digest()));
    }

    /** The archive is asked without the lock: it may be slow. */
    private <T> Optional<T> read(Name name, Class<T> type, Supplier<Optional<T>> asked) {
        synchronized (held) {
            Object known = held.get(name);
            if (known != null) {
                return Optional.of(type.cast(known));
            }
        }
        Optional<T> found = asked.get();
        found.ifPresent(read -> hold(name, read));
        return found;
    }

    private void hold(Name name, Object read) {
        synchronized (held) {
            held.put(name, read);
            if (held.size() > HELD) {
                held.remove(held.keySet().iterator().next());
            }
        }
    }
}
