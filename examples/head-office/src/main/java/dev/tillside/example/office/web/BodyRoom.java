package dev.tillside.example.office.web;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory all bodies may take together. */
final class BodyRoom {
    private final AtomicLong left;

    BodyRoom(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** What one request has taken of it, and gives back when it is closed. */
    final class Share implements AutoCloseable {
        private long taken;

        void take(long bytes) throws Problem {
            taken += bytes;
            if (left.addAndGet(-bytes) < 0) {
                throw Problem.notNow();
            }
        }

        @Override
        public void close() {
            left.addAndGet(taken);
            taken = 0;
        }
    }

    Share share() {
        return new Share();
    }
}
