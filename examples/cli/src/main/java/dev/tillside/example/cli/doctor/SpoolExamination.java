package dev.tillside.example.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What a lane keeps that is not in the till's journal. It looks at names only. */
final class SpoolExamination {
    private final BiConsumer<Symptom, Map<String, String>> taker;

    SpoolExamination(BiConsumer<Symptom, Map<String, String>> taker) {
        this.taker = taker;
    }

    void examine(Path spool) {
        try (Stream<Path> inside = Files.list(spool)) {
            List<String> names =
                    inside.map(file -> file.getFileName().toString()).toList();
            count(Symptom.SPOOL_REFUSED, ".refused", names, spool);
            count(Symptom.SPOOL_WAITING, ".kept", names, spool);
        } catch (IOException e) {
            taker.accept(Symptom.SPOOL_UNREADABLE, Map.of("directory", spool.toString()));
        }
    }

    private void count(Symptom symptom, String end, List<String> names, Path spool) {
        long count = names.stream().filter(name -> name.endsWith(end)).count();
        if (count > 0) {
            taker.accept(symptom, Map.of("count", String.valueOf(count), "directory", spool.toString()));
        }
    }
}
