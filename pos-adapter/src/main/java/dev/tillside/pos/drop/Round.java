package dev.tillside.pos.drop;

import java.time.Duration;
import java.util.Optional;

/**
 * What one look at the folders came to.
 *
 * @param taken files that were answered
 * @param rejected files that were set aside
 * @param failed files that could not be read, answered or booked because a disk failed; they are tried again
 * @param lookAgain after which time a file that is there now may be whole
 */
public record Round(int taken, int rejected, int failed, Optional<Duration> lookAgain) {
    static final Round NOTHING = new Round(0, 0, 0, Optional.empty());

    Round plus(Round other) {
        Optional<Duration> sooner = lookAgain.isEmpty() || other.lookAgain.isEmpty()
                ? lookAgain.or(other::lookAgain)
                : Optional.of(
                        lookAgain.get().compareTo(other.lookAgain.get()) < 0 ? lookAgain.get() : other.lookAgain.get());
        return new Round(taken + other.taken, rejected + other.rejected, failed + other.failed, sooner);
    }

    static Round waiting(Duration left) {
        return new Round(0, 0, 0, Optional.of(left));
    }
}
