package dev.tillside.example.faults.day;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The day in a process of its own, to be killed: {@code Victim STOP|CARRY_ON DIRECTORY}. What it says goes out at once, after
 * the call has answered. After a failure it waits for a line, or the end, of its input, so that somebody can mend the world.
 */
public final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        Shift.AfterFailure after = Shift.AfterFailure.valueOf(arguments[0]);
        HandClock clock = new HandClock(Instant.EPOCH);
        Counter counter = new Counter(Path.of(arguments[1]), clock, new Counter.Line.File(UnaryOperator.identity()));
        Consumer<String> says = unbuffered();
        boolean whole = new Shift(
                        counter, clock, ClockPlan.STEADY, says, new Shift.Mending(after, Victim::waitForAWord))
                .work(0);
        Runtime.getRuntime().halt(whole ? 0 : 1); // nobody is there to close anything in a process that dies
    }

    /** One line is one write: a process that is killed has said a line or has not. */
    static Consumer<String> unbuffered() {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return line -> {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                Runtime.getRuntime().halt(3); // nobody listens any more
            }
        };
    }

    private static void waitForAWord() {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            // Nobody is there to mend anything.
        }
    }
}
