package dev.tillside.pos.sidecar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a lane tells whoever listens. The latest are kept, so that a listener that comes back goes on where it stopped. A listener
 * that reads too slowly is let go, and nobody waits for it. Thread-safe.
 */
final class Tells {
    /** How many are kept for those who come back. */
    static final int KEPT = 256;

    /** How many may wait for one listener. */
    static final int WAITING = 64;

    /** How many may listen to one lane. */
    static final int LISTENERS = 8;

    private final String run;
    private final Deque<Tell> kept = new ArrayDeque<>();
    private final Map<String, Tell> latest = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long last;
    private boolean ended;

    /**
     * One thing told.
     *
     * @param id names it among all of all runs
     * @param number orders it within its run
     * @param type the object's type
     * @param json the object
     */
    record Tell(String id, long number, String type, String json) {}

    /**
     * @param run names this run of the process, so that numbers of another are not taken for its own
     */
    Tells(String run) {
        this.run = run;
    }

    /** Tells it, whatever was told before. */
    synchronized void tell(String type, String json) {
        last++;
        Tell tell = new Tell(run + "-" + last, last, type, json);
        kept.addLast(tell);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        if (isHeard()) { // else it is old by the time that somebody listens
            latest.put(type, tell);
        }
        for (Listener listener : List.copyOf(listeners)) {
            if (!listener.hears(tell)) {
                listener.letGo();
                leave(listener);
            }
        }
    }

    /** Tells a state, where it is another than was told last. */
    synchronized void state(String type, String json) {
        Tell before = latest.get(type);
        if (before == null || !before.json().equals(json)) {
            tell(type, json);
        }
    }

    synchronized boolean isHeard() {
        return !listeners.isEmpty();
    }

    /**
     * Listens from here on, or from after what was heard last. Who was away for too long, or listens for the first time, hears
     * the latest states instead. Nothing where too many listen already, or all is over.
     *
     * @param after the id of what was heard last
     */
    synchronized Optional<Listener> listen(Optional<String> after) {
        if (ended || listeners.size() >= LISTENERS) {
            return Optional.empty();
        }
        Listener listener = new Listener(missed(after));
        listeners.add(listener);
        return Optional.of(listener);
    }

    private List<Tell> missed(Optional<String> after) {
        boolean isKept =
                after.isPresent() && kept.stream().anyMatch(tell -> tell.id().equals(after.get()));
        if (!isKept) {
            return latest.values().stream()
                    .filter(tell -> !tell.type().equals("messages"))
                    .toList();
        }
        return kept.stream()
                .dropWhile(tell -> !tell.id().equals(after.get()))
                .skip(1)
                .toList();
    }

    /** States that change while nobody listens are not told, so the latest are forgotten with the last listener. */
    synchronized void leave(Listener listener) {
        listener.left();
        if (listeners.remove(listener) && listeners.isEmpty()) {
            latest.clear();
        }
    }

    /** Lets everybody go. */
    synchronized void end() {
        ended = true;
        listeners.forEach(Listener::letGo);
        listeners.clear();
    }

    /** One who listens, on the thread that made it. */
    static final class Listener {
        private final List<Tell> missed;
        private final BlockingQueue<Tell> waiting = new ArrayBlockingQueue<>(WAITING);
        private final Thread thread = Thread.currentThread();
        private boolean over;

        private Listener(List<Tell> missed) {
            this.missed = missed;
        }

        /** What was told while it was away. */
        List<Tell> missed() {
            return missed;
        }

        /** The next, or nothing for so long. */
        Optional<Tell> next(long millis) throws InterruptedException {
            return Optional.ofNullable(waiting.poll(millis, TimeUnit.MILLISECONDS));
        }

        private boolean hears(Tell tell) {
            return waiting.offer(tell);
        }

        /** Ends a write that hangs, too: an interrupted channel closes. */
        private synchronized void letGo() {
            if (!over) {
                over = true;
                thread.interrupt();
            }
        }

        /** Whether it was let go. */
        synchronized boolean isOver() {
            return over;
        }

        private synchronized void left() {
            over = true;
        }
    }
}
