package dev.tillside.example.cli;

import dev.tillside.TillJournal;
import dev.tillside.seal.DataKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shut tills below a directory. */
final class TillDirectories {
    private TillDirectories() {}

    /** That directory, or, where it is no till's, the tills' directories in it, in order of name. */
    static List<Path> in(Path directory) throws IOException {
        if (TillJournal.isThere(directory) || !Files.isDirectory(directory)) {
            return List.of(directory);
        }
        try (Stream<Path> inside = Files.list(directory)) {
            List<Path> tills = inside.filter(TillJournal::isThere).sorted().toList();
            return tills.isEmpty() ? List.of(directory) : tills;
        }
    }

    static TillJournal open(Path till, Optional<DataKeys> keys) {
        return keys.map(given -> TillJournal.open(till, given)).orElseGet(() -> TillJournal.open(till));
    }
}
