package dev.tillside.example.faults.control;

import dev.tillside.example.faults.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A {@link Clerk} at a ledger of this kind: every number that it said has to be there, and at most the next one more. */
public record ClerkSubject(Kind kind, int length) implements Subject {
    @Override
    public String words() {
        return kind.words();
    }

    @Override
    public String[] main(Path premises) {
        return new String[] {Clerk.class.getName(), kind.name(), Integer.toString(length), premises.toString()};
    }

    @Override
    public List<Path> files(Path premises) {
        return Stream.of("journal.db", "reference.db", "ledger.db")
                .flatMap(file -> Stream.of("", "-wal", "-shm", "-journal").map(tail -> premises.resolve(file + tail)))
                .toList();
    }

    @Override
    public List<String> violations(Path premises, List<String> said, int sure) {
        int spoken = Subject.acknowledged(said);
        int acknowledged = Math.min(spoken, sure);
        if (!Files.exists(premises)) {
            return acknowledged == 0 ? List.of() : List.of("all " + acknowledged + " are lost");
        }
        try (Ledger ledger = kind.open(premises)) {
            Set<Integer> there = new HashSet<>(ledger.numbers());
            long lost = Stream.iterate(1, number -> number <= acknowledged, number -> number + 1)
                    .filter(number -> !there.contains(number))
                    .count();
            boolean invented = there.stream().anyMatch(number -> number > spoken + 1);
            return Stream.of(
                            lost > 0 ? lost + " of " + acknowledged + " acknowledged are lost" : "",
                            invented ? "more than the next one is there" : "")
                    .filter(violation -> !violation.isEmpty())
                    .toList();
        } catch (Exception e) {
            return List.of("does not open: " + e.getMessage());
        }
    }
}
