package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import java.time.Duration;

/**
 * How a scanner that plays a keyboard is told from a hand. Immutable.
 *
 * @param framing what it types around a scan; its pause is the time between two keys that a hand takes at least, and a scanner
 *     never
 * @param shortest how many characters a scan has at least
 * @param computer the layout that the computer believes in
 * @param scanner the layout that the scanner types for
 */
public record WedgeRules(Framing framing, int shortest, KeyboardLayout computer, KeyboardLayout scanner) {
    /** Enter or the like at the end, 50 ms between keys at most, four characters at least, one layout. */
    public static final WedgeRules USUAL =
            new WedgeRules(Framing.LINES.withPause(Duration.ofMillis(50)), 4, KeyboardLayout.US, KeyboardLayout.US);

    public WedgeRules {
        BadInput.present(framing, "framing");
        BadInput.present(computer, "computer");
        BadInput.present(scanner, "scanner");
        if (shortest < 1) {
            throw BadInput.value("shortest", "not above zero: " + shortest);
        }
    }

    /** The same with scans that begin and end otherwise; its pause counts between keys. */
    public WedgeRules withFraming(Framing other) {
        return new WedgeRules(other, shortest, computer, scanner);
    }

    /** The same where computer and scanner believe in those layouts. */
    public WedgeRules withLayouts(KeyboardLayout ofComputer, KeyboardLayout ofScanner) {
        return new WedgeRules(framing, shortest, ofComputer, ofScanner);
    }
}
