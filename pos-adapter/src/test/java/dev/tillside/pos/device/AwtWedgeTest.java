package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys as AWT has them: pressed, typed, let go. */
@Timeout(60)
class AwtWedgeTest {
    private static final WedgeRules PATIENT =
            WedgeRules.USUAL.withFraming(Framing.LINES.withPause(Duration.ofMillis(200)));

    private final Component field = new Component() {
        private static final long serialVersionUID = 1L;
    };
    private final BlockingQueue<String> program = new LinkedBlockingQueue<>();
    private final Heard heard = new Heard();
    private long now = 1_000;

    private void handOn(KeyEvent key) {
        program.add(key.getID() == KeyEvent.KEY_TYPED ? "" + key.getKeyChar() : key.getID() + " " + key.getKeyCode());
    }

    /** The three events of each key, 5 ms after the key before; the last is let go of later. */
    private List<KeyEvent> keys(String text) {
        List<KeyEvent> events = new ArrayList<>();
        for (char c : text.toCharArray()) {
            now += 5;
            int code = KeyEvent.getExtendedKeyCodeForChar(c);
            events.add(new KeyEvent(field, KeyEvent.KEY_PRESSED, now, 0, code, c));
            events.add(new KeyEvent(field, KeyEvent.KEY_TYPED, now, 0, KeyEvent.VK_UNDEFINED, c));
            events.add(new KeyEvent(field, KeyEvent.KEY_RELEASED, now + 1, 0, code, c));
        }
        return events;
    }

    private void type(AwtWedge wedge, List<KeyEvent> events) throws InterruptedException {
        try {
            EventQueue.invokeAndWait(() -> assertThat(events).allMatch(wedge::dispatch));
        } catch (InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theProgramGetsNoKeyOfAScanAndEveryOtherInItsOrder() throws InterruptedException {
        try (AwtWedge wedge = new AwtWedge(PATIENT, this::handOn)) {
            wedge.open(heard);
            heard.hears("READY");
            type(wedge, keys("4008400401621\n"));
            heard.hears("4008400401621");
            type(wedge, keys("12"));
            for (String key : List.of("401 49", "1", "402 49", "401 50", "2", "402 50")) {
                assertThat(program.poll(20, TimeUnit.SECONDS)).isEqualTo(key);
            }
            type(wedge, keys("5000112637922\n"));
            heard.hears("5000112637922");
            KeyEvent up = new KeyEvent(field, KeyEvent.KEY_PRESSED, now, 0, KeyEvent.VK_UP, KeyEvent.CHAR_UNDEFINED);
            type(wedge, List.of(up));
            assertThat(program).containsExactly("401 38");
        }
    }

    @Test
    void aPortThatIsClosedHandsOnTheKeysThatWait() throws InterruptedException {
        AwtWedge wedge = new AwtWedge(PATIENT.withFraming(Framing.LINES.withPause(Duration.ofDays(1))), this::handOn);
        wedge.open(heard);
        type(wedge, keys("7"));
        assertThat(program).isEmpty();
        wedge.close();
        assertThat(program.poll(20, TimeUnit.SECONDS)).isEqualTo("401 55");
        wedge.close();
    }
}
