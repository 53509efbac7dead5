package dev.tillside.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.Code;
import dev.tillside.fault.Disk;
import dev.tillside.fault.StoreFailure;
import dev.tillside.seal.DataKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of earlier versions come along, with a copy; files of later ones are refused by name. On made-up migrations. */
class SchemaTest {
    private static final Database.Tuning TUNING = new Database.Tuning(1_024, 1_000, 2_048);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void aFileOfTheFirstVersion() {
        file = directory.resolve("it's a till.db");
        try (Database first = open(1)) {
            first.write(() -> first.run("INSERT INTO basket (key) VALUES ('T1')"));
        }
    }

    @Test
    void anEarlierFileIsBroughtUpToDateAfterACopyOfIt() {
        try (Database second = open(2)) {
            assertThat(totals(second)).containsExactly("T1 0");
            second.write(() -> second.run("INSERT INTO basket (key, total) VALUES ('T2', 150)"));
        }
        try (Database second = open(2)) {
            assertThat(totals(second)).containsExactly("T1 0", "T2 150");
        }
        Path copy = directory.resolve("it's a till.db.v1.backup");
        assertThat(copy).exists();
        file = copy;
        try (Database first = open(1)) {
            assertThat(first.read(() -> first.rows("SELECT key FROM basket", r -> r.getString(1))))
                    .containsExactly("T1");
        }
    }

    @Test
    void aNewFileNeedsNoCopy() throws Exception {
        file = directory.resolve("new.db");
        open(2).close();
        try (var files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".backup"));
        }
    }

    @Test
    void theCopyGoesOnceTheFileIsSealed() {
        Path copy = directory.resolve("it's a till.db.v1.backup");
        try (Database second = sealed(2)) {
            assertThat(copy).exists();
            new Resealing(second).run(1);
            assertThat(second.vault().state().complete()).isTrue();
        }
        try (Database second = sealed(2)) {
            assertThat(copy).doesNotExist();
            assertThat(second.vault().state().swept()).isTrue();
            assertThat(totals(second)).containsExactly("T1 0");
        }
    }

    private Database sealed(int newest) {
        DataKeys keys = new DataKeys() {
            @Override
            public String current() {
                return "k";
            }

            @Override
            public Optional<byte[]> key(String id) {
                return Optional.of(new byte[LENGTH]);
            }
        };
        Sealing sealing = new Sealing(Optional.of(keys), Sealing.Scope.ALL);
        return Database.open(
                file, new Schema("made-up", newest), TUNING, new Database.Place(Disk.REAL, () -> false, sealing));
    }

    @Test
    void aLaterFileIsRefusedByName() {
        open(2).close();
        assertThatThrownBy(() -> open(1)).isInstanceOfSatisfying(StoreFailure.class, e -> {
            assertThat(e.code()).isEqualTo(Code.NEWER_SCHEMA);
            assertThat(e.getMessage())
                    .isEqualTo("it's a till.db has schema 2, written by a newer version; this one knows 1");
        });
        try (Database second = open(2)) {
            assertThat(totals(second)).containsExactly("T1 0");
        }
    }

    /** The third of the made-up migrations cannot work. */
    @Test
    void aMigrationThatBreaksOffLeavesTheFileAsItWas() {
        assertThatThrownBy(() -> open(3)).isInstanceOf(StoreFailure.class);
        try (Database first = open(1)) {
            assertThat(first.read(() -> first.rows("SELECT key FROM basket", r -> r.getString(1))))
                    .containsExactly("T1");
        }
        assertThatThrownBy(() -> open(3)).isInstanceOf(StoreFailure.class); // the copy before does not stand in the way
        try (Database second = open(2)) {
            assertThat(totals(second)).containsExactly("T1 0");
        }
    }

    private static List<String> totals(Database database) {
        return database.read(() ->
                database.rows("SELECT key, total FROM basket ORDER BY id", r -> r.getString(1) + " " + r.getLong(2)));
    }

    private Database open(int newest) {
        return Database.open(
                file, new Schema("made-up", newest), TUNING, new Database.Place(Disk.REAL, () -> false, Sealing.NONE));
    }
}
