package dev.tillside.example.office.settle;

import dev.tillside.fault.BadInput;
import dev.tillside.offer.Offer;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What texts of offers and programmes say, so that the ones in force are not read for every sale. Thread-safe. */
public final class Readings {
    private static final int HELD = 4_096;

    private final Map<String, Optional<Program>> programs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<OfferText, Optional<Offer>> offers = new LinkedHashMap<>(16, 0.75f, true);

    private record OfferText(String json, Program program) {}

    /** Nothing where it cannot be read: then no till prices with it. */
    synchronized Optional<Program> program(String json) {
        return held(programs, json, () -> ReferenceObject.program(json));
    }

    /** Nothing where it cannot be read: then no till prices with it. */
    synchronized Optional<Offer> offer(String json, Program program) {
        return held(offers, new OfferText(json, program), () -> ReferenceObject.offer(json, program));
    }

    private static <K, V> Optional<V> held(Map<K, Optional<V>> memory, K text, Supplier<V> reading) {
        Optional<V> known = memory.get(text);
        if (known == null) {
            known = read(reading);
            memory.put(text, known);
            if (memory.size() > HELD) {
                memory.remove(memory.keySet().iterator().next());
            }
        }
        return known;
    }

    private static <V> Optional<V> read(Supplier<V> reading) {
        try {
            return Optional.of(reading.get());
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
