package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jpos.JposException;
import jpos.LineDisplay;
import jpos.LineDisplayConst;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customer's display behind a JavaPOS service: the last line and the total, or what is to be paid. Thread-safe.
 *
 * <p>No method waits for the device or throws because of it: a thread of the display's own shows what was asked for last, and
 * what came in between is passed over. A display that is not there, or fails, is looked for again with the next text. What it has no
 * characters for is written as people would write it without them; a name of which nothing is left is left out.
 */
public final class JavaPosDisplay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JavaPosDisplay.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final String name;
    private final String language;
    private final Delivery thread;
    private final AtomicReference<Optional<Text>> asked = new AtomicReference<>(Optional.empty());
    private Optional<Shown> shown = Optional.empty();

    private record Text(Optional<DisplayRows.Shown> item, String label, Money total) {}

    /** A display that is claimed, and how it is written on. */
    private record Shown(LineDisplay display, DisplayRows rows) {}

    private JavaPosDisplay(String name, String language) {
        this.name = name;
        this.language = language;
        this.thread = new Delivery("display " + name);
    }

    /**
     * Returns at once.
     *
     * @param logicalName as in {@code jpos.xml}
     * @param language of its few words, {@code en} or {@code zh}
     */
    public static JavaPosDisplay named(String logicalName, String language) {
        return new JavaPosDisplay(BadInput.present(logicalName, "logicalName"), BadInput.present(language, "language"));
    }

    /** Shows a line of the ticket and the total so far. */
    public void item(String description, Money price, Money total) {
        DisplayRows.Shown item =
                new DisplayRows.Shown(BadInput.present(description, "description"), BadInput.present(price, "price"));
        ask(new Text(Optional.of(item), "total", BadInput.present(total, "total")));
    }

    /** Shows what is to be paid. */
    public void due(Money due) {
        ask(new Text(Optional.empty(), "due", BadInput.present(due, "due")));
    }

    private void ask(Text text) {
        asked.set(Optional.of(text));
        thread.offer(this::show); // where there is no room, what waits there shows this
    }

    private void show() {
        Optional<Text> text = asked.getAndSet(Optional.empty());
        if (text.isEmpty()) {
            return;
        }
        try {
            Shown on = shown.isPresent() ? shown.get() : claimed();
            shown = Optional.of(on);
            write(on, text.get());
        } catch (JposException e) {
            LOG.info("display {} shows nothing: {}", name, e.getErrorCode());
            letGo();
        }
    }

    private Shown claimed() throws JposException {
        LineDisplay display = new LineDisplay();
        try {
            display.open(name);
            display.claim(JavaPosControl.CLAIM_MILLIS);
            display.setDeviceEnabled(true);
            boolean maps = JavaPosControl.flag(display::getCapMapCharacterSet);
            if (maps) {
                display.setMapCharacterSet(true);
            }
            JavaPosCharacters characters = JavaPosCharacters.of(display.getCharacterSetList(), maps, language);
            characters.choose(display::setCharacterSet);
            return new Shown(display, new DisplayRows(display.getColumns(), characters, language));
        } catch (JposException e) {
            JavaPosControl.close(display);
            throw e;
        }
    }

    private static void write(Shown on, Text text) throws JposException {
        List<String> rows = on.rows().rows(on.display().getRows(), text.item(), text.label(), text.total());
        for (int row = 0; row < rows.size(); row++) {
            on.display().displayTextAt(row, 0, rows.get(row), LineDisplayConst.DISP_DT_NORMAL);
        }
    }

    private void letGo() {
        shown.ifPresent(on -> JavaPosControl.close(on.display()));
        shown = Optional.empty();
    }

    /** Shows nothing more, and lets go of the device; waits two seconds at most for one that hangs. */
    @Override
    public void close() {
        thread.last(this::letGo);
        thread.join(CLOSING);
    }
}
