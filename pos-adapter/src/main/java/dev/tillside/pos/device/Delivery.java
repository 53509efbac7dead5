package dev.tillside.pos.device;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which a listener is called. Few calls wait at once: who brings more waits too. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST = 16;

    private final String name;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    Delivery(String name) {
        this.name = name;
        thread = Threads.started(name, this::run);
    }

    /** Brings a call, and waits for room. What is brought after the end is dropped. */
    synchronized void put(Runnable call) {
        boolean own = Thread.currentThread() == thread; // which would wait for itself
        while (!own && !closed && waiting.size() >= MOST) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        add(call);
    }

    /** Brings a call where there is room. */
    synchronized boolean offer(Runnable call) {
        boolean room = !closed && waiting.size() < MOST;
        if (room) {
            add(call);
        }
        return room;
    }

    private void add(Runnable call) {
        if (!closed) {
            waiting.add(call);
            notifyAll();
        }
    }

    private void run() {
        for (Optional<Runnable> call = next(); call.isPresent(); call = next()) {
            try {
                call.get().run();
            } catch (Throwable e) { // an Error of the listener's too must not end the port
                LOG.error("{}: the listener failed; the port goes on.", name, e);
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                LOG.warn("{}: nobody has a reason to interrupt this thread; it goes on.", name);
            }
        }
        notifyAll();
        return closed ? Optional.empty() : Optional.of(waiting.remove());
    }

    /** Ends the thread after the call that is under way; whoever waits for room waits no longer. */
    synchronized void end() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    /** Has that done as the last of all, instead of what waits. */
    synchronized void last(Runnable call) {
        if (!closed) {
            waiting.clear();
            add(() -> {
                try {
                    call.run();
                } finally {
                    end();
                }
            });
        }
    }

    /** Waits for the thread that was ended, but not for itself. */
    void join(Duration atMost) {
        Threads.join(thread, atMost);
        if (thread.isAlive() && thread != Thread.currentThread()) {
            LOG.warn("{}: the listener does not come back; its thread ends when it does.", name);
        }
    }
}
