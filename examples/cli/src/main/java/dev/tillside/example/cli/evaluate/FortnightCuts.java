package dev.tillside.example.cli.evaluate;

import dev.tillside.fault.BadInput;
import java.util.stream.IntStream;

/**
 * The days before which all is known and from which on a window is forecast.
 *
 * @param from the first that is judged
 * @param every how many days lie between two
 * @param count how many are judged
 * @param trainFrom the first that is trained on
 * @param trainTo none later is trained on
 * @param window the window's length in days
 */
public record FortnightCuts(int from, int every, int count, int trainFrom, int trainTo, int window) {
    public FortnightCuts {
        if (every < 1 || count < 1) {
            throw BadInput.value("--every", "not at least one cut day, and a day between two: " + count + ", " + every);
        }
        if (window < 1 || window > 366) {
            throw BadInput.value("--window", "not a window of 1 to 366 days: " + window);
        }
        if (trainFrom < 0 || trainFrom > trainTo) {
            throw BadInput.value("--train-from", "not a day up to --train-to: " + trainFrom);
        }
        if (trainTo + window > from) {
            throw BadInput.value(
                    "--train-to",
                    "training up to day " + trainTo + " would see days that are judged from " + from + " on");
        }
    }

    /** The last that is judged. */
    long last() {
        return from + (count - 1L) * every;
    }

    int[] training() {
        return IntStream.iterate(trainFrom, day -> day <= trainTo, day -> day + every)
                .toArray();
    }

    int[] judged() {
        return IntStream.range(0, count).map(i -> from + i * every).toArray();
    }

    /** Refuses cuts whose windows the days that are known do not cover. */
    void within(int lastDay) {
        long end = last() + window - 1;
        if (end > lastDay) {
            throw BadInput.value("--cuts", "the last window ends on day " + end + ", the purchases on day " + lastDay);
        }
    }
}
