package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of reference data in a till's directory: {@code reference.db}, and {@code reference-1.db}, {@code reference-2.db}
 * and so on, into which one snapshot each was taken. Which one stands each says of itself, in the transaction that ends its
 * taking, so that no crash leaves a doubt and no file has to be renamed beside a write-ahead log that goes by its name: of
 * those that say so the highest number stands, and {@code reference.db} where none does.
 */
final class ReferenceFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceFiles.class);
    private static final Pattern NAME = Pattern.compile("-([1-9][0-9]{0,8})\\.db");

    private final TillDirectory directory;
    /** The file of a till that has taken no snapshot yet. */
    private final Path first;

    private final String stem;

    ReferenceFiles(TillDirectory directory) {
        this.directory = directory;
        this.first = directory.reference();
        String name = first.getFileName().toString();
        this.stem = name.substring(0, name.length() - ".db".length());
    }

    /** Opens the file that stands; lower ones, which it took the place of, go. */
    ReferenceFile standing() {
        for (int number : numbers()) {
            ReferenceFile file = ReferenceFile.open(directory, path(number));
            if (SnapshotRow.read(file).filter(SnapshotRow::stands).isPresent()) {
                deleteBelow(number);
                return file;
            }
            shut(file);
        }
        return ReferenceFile.open(directory, first);
    }

    /** A snapshot half taken goes on, unless the file would have to be sealed anew for it. */
    private void shut(ReferenceFile half) {
        boolean sealed = half.database().vault().state().complete();
        half.close();
        if (!sealed) {
            delete(half.path());
        }
    }

    /** A file into which a snapshot is being taken, above the one that stands. */
    Optional<ReferenceFile> begun(Path standing) {
        int number = numberOf(standing);
        return numbers().stream()
                .filter(other -> other > number)
                .findFirst()
                .map(other -> ReferenceFile.open(directory, path(other)));
    }

    /** A new file above all others. */
    ReferenceFile next(Path standing) {
        int highest = numbers().stream().findFirst().orElse(0);
        return ReferenceFile.open(directory, path(Math.max(highest, numberOf(standing)) + 1));
    }

    /** Deletes a file that is closed. */
    void delete(Path file) {
        for (String tail : List.of("", "-wal", "-shm")) {
            try {
                Files.deleteIfExists(Path.of(file + tail));
            } catch (IOException e) {
                LOG.warn("{} is not needed any more and cannot be deleted.", file.getFileName(), e);
            }
        }
    }

    private void deleteBelow(int number) {
        numbers().stream().filter(other -> other < number).forEach(other -> delete(path(other)));
        delete(first);
    }

    private Path path(int number) {
        return number == 0 ? first : first.resolveSibling(stem + "-" + number + ".db");
    }

    private int numberOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString().substring(stem.length()));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** The numbers of the files that are there, the highest first. */
    private List<Integer> numbers() {
        TreeMap<Integer, Path> found = new TreeMap<>(Comparator.reverseOrder());
        try (Stream<Path> files = Files.list(first.toAbsolutePath().getParent())) {
            files.filter(file -> file.getFileName().toString().startsWith(stem + "-"))
                    .filter(file -> numberOf(file) > 0)
                    .forEach(file -> found.put(numberOf(file), file));
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, "the till's directory cannot be read", e);
        }
        return List.copyOf(found.keySet());
    }
}
