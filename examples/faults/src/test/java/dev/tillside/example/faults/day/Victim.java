package dev.tillside.example.faults.day;

import dev.tillside.example.faults.day.Counter.Line;
import dev.tillside.sync.HttpHeadOffice;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The day in a process of its own, to be killed: {@code Victim PREMISES MANNER...}. What it says goes out at once, after the
 * call has answered.
 */
public final class Victim {
    private static final Duration HEALED_WITHIN = Duration.ofMinutes(1);

    /** How it works. */
    enum Manner {
        /** After a failure it asks what became of it and tries again; before it does, it waits for a word. */
        CARRY_ON,
        /** After each acknowledgement it waits for a word. */
        PACED,
        /** Its clock is the machine's; the word tells what it will show from now on. */
        MACHINE_CLOCK
    }

    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        Set<Manner> manners = Stream.of(arguments)
                .skip(1)
                .filter(word -> !word.startsWith("http"))
                .map(Manner::valueOf)
                .collect(Collectors.toSet());
        Optional<URI> office = Stream.of(arguments)
                .filter(word -> word.startsWith("http"))
                .map(URI::create)
                .findFirst();
        boolean whole = work(Path.of(arguments[0]), manners, office);
        Runtime.getRuntime().halt(whole ? 0 : 1); // nobody is there to close anything in a process that dies
    }

    private static boolean work(Path premises, Set<Manner> manners, Optional<URI> office) {
        HandClock hand = new HandClock(Instant.EPOCH);
        InstantSource clock = manners.contains(Manner.MACHINE_CLOCK) ? Clock.systemUTC() : hand;
        Counter counter = new Counter(
                premises, clock, office.map(Victim::remote).orElseGet(() -> new Line.File(UnaryOperator.identity())));
        Consumer<String> says = unbuffered();
        Consumer<String> paced = line -> {
            says.accept(line);
            if (manners.contains(Manner.PACED) && line.startsWith("ok ")) {
                String word = waitForAWord();
                if (manners.contains(Manner.MACHINE_CLOCK)) {
                    waitUntilItIs(Instant.parse(word));
                }
            }
        };
        Shift.Mending mending = manners.contains(Manner.CARRY_ON)
                ? new Shift.Mending(Shift.AfterFailure.CARRY_ON, Victim::waitForAWord)
                : new Shift.Mending(Shift.AfterFailure.STOP, () -> {});
        boolean whole = new Shift(counter, hand, ClockPlan.STEADY, paced, mending).work(0);
        return whole && (office.isEmpty() || drained(counter, says));
    }

    /** The line has healed: all that waits goes to head office. */
    private static boolean drained(Counter counter, Consumer<String> says) {
        Instant until = Clock.systemUTC().instant().plus(HEALED_WITHIN);
        try (counter) {
            counter.open();
            while (counter.till().waiting() > 0 && Clock.systemUTC().instant().isBefore(until)) {
                counter.sync();
            }
            counter.sync();
            says.accept("drained, waiting: " + counter.till().waiting());
            return counter.till().waiting() == 0;
        } catch (IOException | RuntimeException e) {
            says.accept("broke " + (Day.length() - 1) + " " + e);
            return false;
        }
    }

    private static Line remote(URI office) {
        return new Line.Remote(
                HttpHeadOffice.at(office)
                        .connectTimeout(Duration.ofMillis(300))
                        .answerTimeout(Duration.ofMillis(600))
                        .open(),
                plan -> plan.syncEvery(Duration.ofMillis(100))
                        .retryDelay(Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    /** One line is one write: a process that is killed has said a line or has not. */
    private static Consumer<String> unbuffered() {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return line -> {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                Runtime.getRuntime().halt(3); // nobody listens any more
            }
        };
    }

    private static String waitForAWord() {
        StringBuilder word = new StringBuilder();
        try {
            for (int read = System.in.read(); read >= 0 && read != '\n'; read = System.in.read()) {
                word.append((char) read);
            }
        } catch (IOException e) {
            // Nobody is there to say anything.
        }
        return word.toString();
    }

    /** A clock that is moved from outside shows it a little later. */
    private static void waitUntilItIs(Instant time) {
        for (int look = 0, same = 0; same < 3; look++) {
            same = Clock.systemUTC().instant().equals(time) ? same + 1 : 0;
            if (look > 1_000_000) {
                throw new IllegalStateException("the machine's clock does not show " + time);
            }
        }
    }
}
