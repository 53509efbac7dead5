package dev.tillside.example.faults.day;

import dev.tillside.example.faults.day.Counter.Line;
import dev.tillside.sync.HttpHeadOffice;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The day in a process of its own, to be killed: {@code Victim PREMISES [MANNER...] [FROM-TO] [HEAD_OFFICE]}, the steps from
 * one to before another, or all. What it says goes out at once, after the call has answered.
 */
public final class Victim {
    /** In the premises, the API key that a head office elsewhere asks for. */
    public static final String KEY_FILE = "till.key";

    private static final Pattern STEPS = Pattern.compile("[0-9]+-[0-9]+");
    private static final Duration HEALED_WITHIN = Duration.ofMinutes(1);

    /** How it works. */
    enum Manner {
        /** After a failure it asks what became of it and tries again; before it does, it waits for a word. */
        CARRY_ON,
        /** After each acknowledgement it waits for a word. */
        PACED,
        /** Its clock is the machine's. */
        MACHINE_CLOCK
    }

    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        Set<Manner> manners = Stream.of(arguments)
                .skip(1)
                .filter(word -> !word.startsWith("http"))
                .filter(STEPS.asMatchPredicate().negate())
                .map(Manner::valueOf)
                .collect(Collectors.toSet());
        Optional<URI> office = Stream.of(arguments)
                .filter(word -> word.startsWith("http"))
                .map(URI::create)
                .findFirst();
        int[] steps = Stream.of(arguments)
                .filter(STEPS.asMatchPredicate())
                .flatMap(word -> Stream.of(word.split("-")))
                .mapToInt(Integer::parseInt)
                .toArray();
        Part part = steps.length == 2 ? new Part(steps[0], steps[1]) : new Part(0, Day.length());
        boolean whole = work(Path.of(arguments[0]), manners, part, office);
        Runtime.getRuntime().halt(whole ? 0 : 1); // nobody is there to close anything in a process that dies
    }

    /** The steps from one to before another. */
    private record Part(int from, int to) {}

    private static boolean work(Path premises, Set<Manner> manners, Part part, Optional<URI> office) {
        HandClock hand = new HandClock(Instant.EPOCH);
        InstantSource clock = manners.contains(Manner.MACHINE_CLOCK) ? Clock.systemUTC() : hand;
        Counter counter = new Counter(
                premises,
                clock,
                office.map(uri -> remote(uri, premises)).orElseGet(() -> new Line.File(UnaryOperator.identity())));
        Consumer<String> says = unbuffered();
        Consumer<String> paced = line -> {
            says.accept(line);
            if (manners.contains(Manner.PACED) && line.startsWith("ok ")) {
                waitForAWord();
            }
        };
        Shift.Mending mending = manners.contains(Manner.CARRY_ON)
                ? new Shift.Mending(Shift.AfterFailure.CARRY_ON, Victim::waitForAWord)
                : new Shift.Mending(Shift.AfterFailure.STOP, () -> {});
        boolean whole = new Shift(counter, hand, ClockPlan.STEADY, paced, mending).work(part.from(), part.to());
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

    private static Line remote(URI office, Path premises) {
        return new Line.Remote(
                HttpHeadOffice.at(office)
                        .apiKey(key(premises))
                        .connectTimeout(Duration.ofMillis(300))
                        .answerTimeout(Duration.ofMillis(600))
                        .open(),
                plan -> plan.syncEvery(Duration.ofMillis(100))
                        .retryDelay(Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private static String key(Path premises) {
        try {
            return Files.readString(premises.resolve(KEY_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static void waitForAWord() {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            // Nobody is there to say anything.
        }
    }
}
