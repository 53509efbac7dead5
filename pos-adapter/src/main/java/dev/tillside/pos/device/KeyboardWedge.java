package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells scans from typing in one stream of keys. It has no clock and no thread: whoever feeds it says when each key came, and asks
 * again when one is {@link #due}. Swing, JavaFX and terminals can feed it. Not thread-safe.
 *
 * <p>No key of a hand's is lost: all that are no scan's come back in the order in which they were fed. A key waits while others follow as fast as a
 * scanner types; the first pause, key or length that shows a hand sets all of them free. With a start character other keys
 * never wait.
 *
 * @param <K> what the keyboard's events are
 */
public final class KeyboardWedge<K> {
    private static final char GS = 0x1d;
    private static final char DELETE = 0x7f;
    /** So many pauses at once end a scan that stuttered. */
    private static final int STUTTER = 20;

    private final WedgeRules rules;
    private final Framing framing;
    private final List<K> held = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean started;
    private Instant last = Instant.MIN;
    private Instant scanned = Instant.MIN;
    private boolean half;

    public KeyboardWedge(WedgeRules rules) {
        this.rules = BadInput.present(rules, "rules");
        this.framing = rules.framing();
    }

    /**
     * A key that types a character; Enter types CR or LF.
     *
     * @param control whether it was typed with Ctrl: scanners type {@code Ctrl+]} for GS
     * @param at when
     * @return what is certain with it, in order
     */
    public List<Typed<K>> type(K key, char character, boolean control, Instant at) {
        List<Typed<K>> out = new ArrayList<>(pause(at));
        char meant = meant(character, control);
        held.add(BadInput.present(key, "key"));
        half &= at.isBefore(last.plus(framing.pause().multipliedBy(STUTTER)));
        last = at;
        if (framing.isStart(meant)) {
            start(out);
        } else if (framing.isEnd(meant)) {
            end(out);
        } else if (isData(meant) && isInside() && text.length() < Framing.LONGEST) {
            text.append(meant);
        } else {
            stutter();
            free(out);
        }
        return out;
    }

    /**
     * A key that types nothing, yet belongs to one that does: shift, or the pressing and letting go of a key.
     *
     * @param at when
     * @return what is certain with it, in order
     */
    public List<Typed<K>> beside(K key, Instant at) {
        List<Typed<K>> out = new ArrayList<>(pause(at));
        held.add(BadInput.present(key, "key"));
        last = at;
        if (!isInside()) {
            free(out);
        }
        return out;
    }

    /** A key that no scanner types: an arrow, say. It is handed on at once, and what waits before it. */
    public List<Typed<K>> pass(K key) {
        List<Typed<K>> out = new ArrayList<>();
        held.add(BadInput.present(key, "key"));
        free(out);
        return out;
    }

    /** When {@link #pause} is to be called next; absent where no key waits. */
    public Optional<Instant> due() {
        return held.isEmpty() ? Optional.empty() : Optional.of(last.plus(framing.pause()));
    }

    /**
     * Time goes by without a key.
     *
     * @param until now
     * @return what is certain by then, in order; nothing before it is {@link #due}
     */
    public List<Typed<K>> pause(Instant until) {
        List<Typed<K>> out = new ArrayList<>();
        if (due().filter(due -> !until.isBefore(due)).isPresent()) {
            if (framing.endsByPause()) {
                end(out);
            } else {
                stutter();
                free(out);
            }
        }
        return out;
    }

    private char meant(char character, boolean control) {
        char meant = rules.scanner().meant(character, rules.computer());
        boolean letter = meant >= '@' && meant <= '_' || meant >= 'a' && meant <= 'z';
        return control && letter ? (char) (meant & 0x1f) : meant;
    }

    private boolean isInside() {
        return started || framing.start().isEmpty();
    }

    /** Of control characters, those that stand within GS1's and ANSI's data: FS, GS, RS, US and EOT. */
    private static boolean isData(char c) {
        return c >= ' ' && c != DELETE || c >= GS - 1 && c <= GS + 2 || c == 0x04;
    }

    /** What was typed before the start character is no scan's. */
    private void start(List<Typed<K>> out) {
        K first = held.remove(held.size() - 1);
        free(out);
        held.add(first);
        started = true;
    }

    /** No hand types so much so fast: it was the beginning of a scan, whose end is to be no scan by itself. */
    private void stutter() {
        if (text.length() >= rules.shortest()) {
            half = true;
        }
    }

    private void end(List<Typed<K>> out) {
        String data = text.toString();
        boolean rest = half && !started;
        half = false;
        if (!rest && isInside() && data.length() >= rules.shortest() && framing.takes(data)) {
            out.add(new Typed.Scan<>(new DeviceScan(data, Optional.empty()), held));
            scanned = last;
            clear();
        } else if (data.isEmpty() && isOfScanBefore()) {
            clear();
        } else {
            free(out);
        }
    }

    /** LF after CR, which nobody else is to get either. */
    private boolean isOfScanBefore() {
        return !scanned.equals(Instant.MIN) && last.isBefore(scanned.plus(framing.pause()));
    }

    private void free(List<Typed<K>> out) {
        held.forEach(key -> out.add(new Typed.Key<>(key)));
        clear();
    }

    private void clear() {
        held.clear();
        text.setLength(0);
        started = false;
    }
}
