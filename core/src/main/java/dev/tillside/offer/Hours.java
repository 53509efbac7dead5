package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import java.time.LocalTime;

/**
 * A span of the store's wall clock.
 *
 * @param from in
 * @param to out; where it is not after {@code from}, the span runs over midnight and counts to the weekday it starts on
 */
public record Hours(LocalTime from, LocalTime to) {
    public Hours {
        BadInput.present(from, "from");
        BadInput.present(to, "to");
    }
}
