package dev.tillside.example.faults.day;

import dev.tillside.example.faults.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Holds what a day left behind against what it said, and against its undisturbed {@link Twin}. What was acknowledged is there;
 * what was under way is there whole or not at all; and when the day is worked to its end, till and head office hold what the
 * twin's hold: each basket once, the same sums, the same chain of hashes.
 */
public final class Inquest {
    private final Twin twin;

    public Inquest(Twin twin) {
        this.twin = twin;
    }

    /**
     * @param premises as the day left them; nobody has them open
     * @param said the day's lines
     * @param sure how many of its acknowledgements have to be there, at most all
     * @return what is wrong, in words
     */
    public List<String> violations(Path premises, List<String> said, int sure) {
        List<String> found = new ArrayList<>(suspicious(said));
        found.addAll(Snapshot.corruption(premises));
        try {
            found.addAll(held(premises, Subject.acknowledged(said), Math.min(sure, Shift.saved(said))));
        } catch (IOException | RuntimeException e) {
            found.add("the premises do not open: " + e);
        }
        return found;
    }

    private static List<String> suspicious(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith("lied ") || line.startsWith("broke "))
                .map(line -> line + " (" + Day.name(number(line)) + ")")
                .toList();
    }

    private static int number(String line) {
        return Integer.parseInt(line.split(" ", 3)[1]);
    }

    private List<String> held(Path premises, int acknowledged, int sure) throws IOException {
        List<String> found = new ArrayList<>();
        HandClock clock = new HandClock(twin.plan().at(Math.min(acknowledged, Day.length() - 1)));
        try (Counter counter = new Counter(premises, clock, new Counter.Line.File(UnaryOperator.identity()))) {
            counter.open();
        }
        Snapshot left = Snapshot.of(premises);
        Optional<Integer> there = IntStream.rangeClosed(Math.min(acknowledged, sure), acknowledged)
                .boxed()
                .filter(steps -> holds(left, steps))
                .reduce((earlier, later) -> later);
        if (there.isEmpty()) {
            found.add(difference(left, acknowledged));
        }
        List<String> afterwards = new ArrayList<>();
        try (Counter counter = new Counter(premises, clock, new Counter.Line.File(UnaryOperator.identity()))) {
            Shift.plain(counter, clock, twin.plan(), afterwards::add).resume(there.orElse(acknowledged));
        }
        found.addAll(suspicious(afterwards));
        afterwards.stream().filter(line -> line.startsWith("failed ")).forEach(found::add);
        found.addAll(atTheEnd(Snapshot.of(premises)));
        found.addAll(Snapshot.corruption(premises));
        return found;
    }

    /** Before the first acknowledgement there is a till of no sales, or none. */
    private boolean holds(Snapshot left, int acknowledged) {
        return acknowledged == 0 || twin.after(acknowledged).contains(left);
    }

    private String difference(Snapshot left, int acknowledged) {
        String next = acknowledged < Day.length() ? Day.name(acknowledged) : "the end";
        return "after " + acknowledged + " acknowledged steps (next: " + next
                + ") the files hold neither what they held after them nor after the next: compared with the nearest, "
                + twin.after(acknowledged).stream()
                        .map(left::difference)
                        .min(Comparator.comparingInt(String::length))
                        .orElse("");
    }

    private List<String> atTheEnd(Snapshot end) {
        return end.books().equals(twin.end().books())
                ? List.of()
                : List.of("worked to its end, the day differs from the undisturbed one: "
                        + end.books().difference(twin.end().books()));
    }

    /** What is wrong with a day that was worked to its end elsewhere, over a line that broke. */
    public List<String> violationsAtTheEnd(Path premises, List<String> said) {
        List<String> found = new ArrayList<>(suspicious(said));
        if (Subject.acknowledged(said) < Day.length()) {
            found.add("only " + Subject.acknowledged(said) + " of " + Day.length() + " steps were acknowledged: "
                    + (said.isEmpty() ? "nothing was said" : said.get(said.size() - 1)));
        }
        found.addAll(Snapshot.corruption(premises));
        found.addAll(atTheEnd(Snapshot.of(premises)));
        return found;
    }
}
