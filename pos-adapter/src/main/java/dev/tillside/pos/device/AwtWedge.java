package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import java.awt.EventQueue;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scanner that types into an AWT or Swing program. It sees every key before the program does, takes out those of scans, and
 * hands on all others in their order: at once, or when the pause is over that tells a hand. Whatever has the focus gets no key of a scan.
 *
 * <p>The listener is called on a thread of the port's own, never on the event thread. A scan for which a listener that hangs
 * has no room is dropped, and the log says so: the event thread does not wait.
 */
public final class AwtWedge implements ScannerPort {
    private static final Logger LOG = LoggerFactory.getLogger(AwtWedge.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Set<Integer> MODIFIERS =
            Set.of(KeyEvent.VK_SHIFT, KeyEvent.VK_CONTROL, KeyEvent.VK_ALT, KeyEvent.VK_ALT_GRAPH);

    private final Consumer<KeyEvent> program;
    private final KeyEventDispatcher dispatcher = this::dispatch;
    private final KeyboardWedge<KeyEvent> wedge;
    private final Timer timer;
    /** Keys of a scan that are still down: letting go of them is nobody's business either. */
    private final Set<Integer> down = new HashSet<>();

    private Optional<Hearing> hearing = Optional.empty();
    private boolean closed;

    private record Hearing(ScannerListener listener, Delivery delivery) {}

    public AwtWedge(WedgeRules rules) {
        this(rules, key -> KeyboardFocusManager.getCurrentKeyboardFocusManager().dispatchKeyEvent(key));
    }

    /** @param program gets what is no scan */
    AwtWedge(WedgeRules rules, Consumer<KeyEvent> program) {
        this.wedge = new KeyboardWedge<>(BadInput.present(rules, "rules"));
        this.program = program;
        this.timer = new Timer((int) rules.framing().pause().toMillis(), event -> pause());
        this.timer.setRepeats(false);
    }

    @Override
    public synchronized void open(ScannerListener listener) {
        BadInput.present(listener, "listener");
        if (closed || hearing.isPresent()) {
            throw new IllegalStateException("a port is opened once");
        }
        Hearing to = new Hearing(listener, new Delivery("scanner that types"));
        hearing = Optional.of(to);
        to.delivery().put(() -> listener.changed(DeviceState.READY));
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(dispatcher);
    }

    private synchronized Optional<Hearing> hearing() {
        return closed ? Optional.empty() : hearing;
    }

    /** On the event thread, as all that touches the wedge. Answers whether nobody else is to get the key now. */
    boolean dispatch(KeyEvent key) {
        Instant at = Instant.ofEpochMilli(key.getWhen());
        if (key.getID() == KeyEvent.KEY_RELEASED && down.remove(key.getKeyCode())) {
            return true;
        }
        if (key.getID() == KeyEvent.KEY_TYPED && !key.isMetaDown()) {
            take(wedge.type(key, key.getKeyChar(), key.isControlDown(), at));
        } else if (key.getKeyChar() != KeyEvent.CHAR_UNDEFINED || MODIFIERS.contains(key.getKeyCode())) {
            take(wedge.beside(key, at));
        } else {
            take(wedge.pass(key));
        }
        timer.stop();
        if (wedge.due().isPresent()) {
            timer.start();
        }
        return true;
    }

    private void pause() {
        wedge.due().ifPresent(due -> take(wedge.pause(due)));
    }

    private void take(List<Typed<KeyEvent>> typed) {
        for (Typed<KeyEvent> one : typed) {
            if (one instanceof Typed.Scan<KeyEvent> scan) {
                scan.keys().forEach(this::remember);
                hearing().ifPresent(to -> hear(to, scan.scan()));
            } else {
                program.accept(((Typed.Key<KeyEvent>) one).key());
            }
        }
    }

    private void remember(KeyEvent key) {
        if (key.getID() == KeyEvent.KEY_PRESSED) {
            down.add(key.getKeyCode());
        } else if (key.getID() == KeyEvent.KEY_RELEASED) {
            down.remove(key.getKeyCode());
        }
    }

    private static void hear(Hearing to, DeviceScan scan) {
        if (!to.delivery().offer(() -> to.listener().scanned(scan))) {
            LOG.error("The listener hangs: a scan was dropped.");
        }
    }

    /** Keys that wait are handed on. */
    @Override
    public void close() {
        Optional<Hearing> to;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            to = hearing;
        }
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(dispatcher);
        EventQueue.invokeLater(this::pause);
        to.ifPresent(h -> {
            h.delivery().end();
            h.delivery().join(CLOSING);
        });
    }
}
