package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import dev.tillside.internal.store.Journal;
import dev.tillside.wire.CheckoutEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A basket's way into the journal. A journal that fails does not stop the sale: the basket goes on in memory, and what could
 * not be written follows when it can. What takes money or ends the basket must be on disk, though, or it has not happened. Not thread-safe.
 */
final class BasketJournal {
    private static final Logger LOG = LoggerFactory.getLogger(BasketJournal.class);

    private final Desk desk;
    private final BasketKey key;
    /** The latest of the events, where the journal could not take them. */
    private final List<String> unsaved = new ArrayList<>();
    /** Read without the basket's monitor. */
    private volatile boolean saved = true;

    private int events;
    /** Since something failed of which nobody knows whether it is in the journal. */
    private boolean uncertain;

    /**
     * @param events how many the basket has
     */
    BasketJournal(Desk desk, BasketKey key, int events) {
        this.desk = desk;
        this.key = key;
        this.events = events;
    }

    /** The journal could not take the basket's first event. */
    void lacks(CheckoutEvent.Begun begun) {
        unsaved.add(begun.json());
        saved = false;
    }

    /** How many events the basket has. */
    int events() {
        return events;
    }

    boolean isSaved() {
        return saved;
    }

    /** Adds events, on disk if it will take them. */
    void add(List<CheckoutEvent> together) {
        List<String> texts = together.stream().map(CheckoutEvent::json).toList();
        try {
            save(texts);
        } catch (StoreFailure e) {
            desk.open();
            if (unsaved.isEmpty()) {
                LOG.warn("The basket {} goes on unsaved: {}", key, e.getMessage());
            }
            unsaved.addAll(texts);
            saved = false;
        }
        events += together.size();
    }

    private void save(List<String> texts) {
        if (unsaved.isEmpty()) {
            journal().append(key, events, texts);
            return;
        }
        List<String> all = Stream.concat(unsaved.stream(), texts.stream()).toList();
        if (!journal().catchUp(key, events - unsaved.size(), all)) {
            throw new StoreFailure(Code.STORE_FAILED, "the journal has no open checkout " + key, null);
        }
        unsaved.clear();
        saved = true;
    }

    void saveIfPossible() {
        try {
            if (!isSaved()) {
                save(List.of());
            }
        } catch (StoreFailure e) {
            LOG.info("The basket {} is still not saved: {}", key, e.getMessage());
        }
    }

    /** Adds an event that must be on disk, with all before it, when this returns. */
    void addDurably(CheckoutEvent event) {
        withAll(() -> journal().append(key, events, List.of(event.json())));
    }

    /** Does what adds an event to the journal by itself, and needs all before it there. */
    void withAll(Runnable work) {
        if (!isSaved()) {
            save(List.of());
        }
        durably(() -> {
            work.run();
            return null;
        });
        events++;
    }

    /** Does what must be on disk when this returns. */
    <T> T durably(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreFailure e) {
            uncertain |= e.code() == Code.OUTCOME_UNKNOWN;
            throw e;
        }
    }

    /** An event came into the journal otherwise. */
    void added() {
        events++;
    }

    /** What is in the journal after all, of what failed before. */
    Found look() {
        if (!uncertain) {
            return Found.NOTHING;
        }
        List<String> journalled = journal().events(key);
        boolean closed = journalled.isEmpty() && (isSaved() || desk.receipt(key).isPresent());
        List<CheckoutEvent> more =
                journalled.stream().skip(events).map(CheckoutEvent::read).toList();
        events += more.size();
        uncertain = false;
        return new Found(closed, more);
    }

    /**
     * @param closed the basket is not open there any more
     * @param more events that it has there
     */
    record Found(boolean closed, List<CheckoutEvent> more) {
        static final Found NOTHING = new Found(false, List.of());
    }

    private Journal journal() {
        return desk.journal();
    }
}
