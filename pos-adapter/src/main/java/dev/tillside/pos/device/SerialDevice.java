package dev.tillside.pos.device;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A scanner at the other end of a line of bytes. A thread reads it, and alone touches the line. */
final class SerialDevice implements Device {
    private static final int BUFFER = 1_024;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Opening opening;
    private final Framing framing;
    private final InstantSource clock;

    /** Opens the line. */
    interface Opening {
        ByteLine open() throws IOException;
    }

    SerialDevice(Opening opening, Framing framing, InstantSource clock) {
        this.opening = opening;
        this.framing = framing;
        this.clock = clock;
    }

    @Override
    public Link connect(Sink sink) throws IOException {
        return new Reading(opening.open(), sink);
    }

    /** One connection; what was begun on it ends with it. */
    private final class Reading implements Link {
        private final ByteLine line;
        private final Sink sink;
        private final FrameReader frames = new FrameReader(framing);
        private final Thread thread;
        private volatile boolean closed;

        Reading(ByteLine line, Sink sink) {
            this.line = line;
            this.sink = sink;
            this.thread = Threads.started("scanner reading", this::run);
        }

        private void run() {
            try {
                byte[] buffer = new byte[BUFFER];
                while (!closed) {
                    read(buffer);
                }
            } catch (IOException e) {
                sink.lost(); // which is all that is to be known: the port looks for it again
            } finally {
                line.close();
            }
        }

        private void read(byte[] buffer) throws IOException {
            int length = line.read(buffer);
            List<DeviceScan> scans =
                    length == 0 ? frames.idle(clock.instant()) : frames.read(buffer, length, clock.instant());
            scans.forEach(scan -> sink.scanned(scan, () -> {}));
        }

        @Override
        public void close() {
            closed = true;
            Threads.join(thread, CLOSING);
        }
    }
}
