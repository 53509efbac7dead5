package dev.tillside.pos.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The kit under JUnit 5: extend it in your own tests and answer your POS. Each {@link Story} is a test; one that fails says in
 * words what your adapter does wrong.
 *
 * <p>Your tests need JUnit Jupiter; the library does not bring it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TillAdapterTck {
    private Path folder;
    private AdapterTck kit;

    /** For those who extend it. */
    protected TillAdapterTck() {}

    /**
     * Your POS, not started yet.
     *
     * @param disk an empty directory for what the POS itself keeps over a crash
     */
    protected abstract PosUnderTest pos(Path disk);

    /** Opens the shop. */
    @BeforeAll
    protected final void open() throws IOException {
        folder = Files.createTempDirectory("tillside-tck");
        kit = AdapterTck.of(pos(Files.createDirectory(folder.resolve("pos"))), folder.resolve("shop"));
    }

    /** Ends the POS and takes its files away. */
    @AfterAll
    protected final void close() throws IOException {
        kit.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(TillAdapterTck::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test for each story, in the order in which a shop meets them. */
    @TestFactory
    protected final Stream<DynamicTest> stories() {
        return Stream.of(Story.values()).map(story -> DynamicTest.dynamicTest(story.title(), () -> tell(story)));
    }

    private void tell(Story story) {
        kit.run(story).ifPresent(finding -> {
            throw new AssertionError(finding.toString());
        });
    }
}
