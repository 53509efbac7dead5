package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port that connects to its device, and again whenever that was lost, each time a little later as long as it is not there. */
final class DevicePort implements ScannerPort {
    private static final Logger LOG = LoggerFactory.getLogger(DevicePort.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String name;
    private final Device device;
    private final Timetable timetable;
    private Optional<Hearing> hearing = Optional.empty();
    private Optional<Session> current = Optional.empty();
    /** What was lost, until the scheduler's thread lets go of it: a driver that told of it may be in the middle of something. */
    private Optional<Device.Link> lost = Optional.empty();

    private Duration pause = FIRST;
    private boolean closed;

    /** Who hears, on what thread, and what was said of the device last. */
    private static final class Hearing {
        private final ScannerListener listener;
        private final Delivery delivery;
        private volatile boolean told;
        private boolean ever;
        private boolean gone;

        Hearing(String name, ScannerListener listener) {
            this.listener = listener;
            this.delivery = new Delivery(name);
        }
    }

    /** One connection from its attempt to its end; after that nobody hears of it. */
    private final class Session implements Device.Sink {
        private Optional<Device.Link> link = Optional.empty();

        @Override
        public void scanned(DeviceScan scan, Runnable heard) {
            hearing(this).ifPresent(to -> {
                if (!to.told) { // it may scan before it is said to be connected
                    tellThere(to);
                }
                to.delivery.put(() -> hear(to.listener, scan, heard));
            });
        }

        private void hear(ScannerListener listener, DeviceScan scan, Runnable heard) {
            try {
                listener.scanned(scan);
            } finally {
                heard.run();
            }
        }

        @Override
        public void later(Runnable work) {
            hearing(this).ifPresent(to -> to.delivery.put(work));
        }

        @Override
        public void away() {
            hearing(this).ifPresent(DevicePort.this::tellGone);
        }

        @Override
        public void back() {
            hearing(this).ifPresent(DevicePort.this::tellThere);
        }

        @Override
        public void lost() {
            DevicePort.this.lost(this);
        }
    }

    /**
     * @param name of its threads and in the log
     * @param scheduler tries again; absent: one of the port's own
     */
    DevicePort(String name, Device device, Optional<ScheduledExecutorService> scheduler) {
        this.name = name;
        this.device = device;
        this.timetable = new Timetable(name, scheduler);
    }

    @Override
    public void open(ScannerListener listener) {
        BadInput.present(listener, "listener");
        synchronized (this) {
            if (closed || hearing.isPresent()) {
                throw new IllegalStateException("a port is opened once");
            }
            hearing = Optional.of(new Hearing(name, listener));
        }
        timetable.after(Duration.ZERO, this::connect);
    }

    private void connect() {
        Session session = new Session();
        Optional<Device.Link> before;
        synchronized (this) {
            if (closed) {
                return;
            }
            current = Optional.of(session);
            before = lost;
            lost = Optional.empty();
        }
        before.ifPresent(Device.Link::close);
        try {
            connected(session, device.connect(session));
        } catch (IOException | RuntimeException | LinkageError e) { // a driver's library may be missing
            LOG.info("{} is not there: {}", name, String.valueOf(e.getMessage()));
            lost(session);
        }
    }

    private void connected(Session session, Device.Link link) {
        Optional<Hearing> to;
        synchronized (this) {
            to = hearing(session);
            if (to.isPresent()) {
                session.link = Optional.of(link);
                pause = FIRST;
            }
        }
        if (to.isPresent()) {
            tellThere(to.get());
        } else {
            link.close(); // it was lost or closed while it came to be
        }
    }

    private synchronized Optional<Hearing> hearing(Session session) {
        return !closed && current.filter(session::equals).isPresent() ? hearing : Optional.empty();
    }

    private void lost(Session session) {
        Duration rest;
        Hearing to;
        synchronized (this) {
            if (hearing(session).isEmpty()) {
                return;
            }
            to = hearing.orElseThrow();
            current = Optional.empty();
            lost = session.link;
            rest = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
        tellGone(to);
        timetable.after(rest, this::connect);
    }

    private void tellThere(Hearing to) {
        to.told = true;
        to.delivery.put(() -> {
            boolean again = to.ever && to.gone;
            boolean news = !to.ever || to.gone;
            to.ever = true;
            to.gone = false;
            if (news) {
                to.listener.changed(again ? DeviceState.BACK : DeviceState.READY);
            }
        });
    }

    private void tellGone(Hearing to) {
        to.delivery.put(() -> {
            boolean news = !to.gone;
            to.gone = true;
            if (news) {
                to.listener.changed(DeviceState.GONE);
            }
        });
    }

    @Override
    public void close() {
        Optional<Device.Link> link;
        Optional<Hearing> to;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            link = current.flatMap(session -> session.link).or(() -> lost);
            to = hearing;
        }
        timetable.close();
        to.ifPresent(h -> h.delivery.end());
        link.ifPresent(l -> Threads.join(Threads.started(name + " closing", l::close), CLOSING));
        to.ifPresent(h -> h.delivery.join(CLOSING));
    }

    /** When to try: on the scheduler that was handed in, or on one thread of the port's own. */
    private static final class Timetable {
        private final ScheduledExecutorService scheduler;
        private final boolean own;

        Timetable(String name, Optional<ScheduledExecutorService> given) {
            own = given.isEmpty();
            scheduler = given.orElseGet(() -> Threads.scheduler(name + " looking"));
        }

        void after(Duration delay, Runnable work) {
            try {
                scheduler.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.warn("Nobody looks for a device any more: the scheduler was shut down.");
            }
        }

        void close() {
            if (own) {
                scheduler.shutdown();
            }
        }
    }
}
