package dev.tillside.pos.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of other people's that look at what was printed (Debian: zbar-tools, poppler-utils). */
final class Programs {
    private Programs() {}

    /** Skips the test by name where a program is not installed; in CI it must be. */
    static void need(String... programs) {
        for (String program : programs) {
            need(
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                    program);
        }
    }

    /** The same for a font with Chinese. */
    static void needChinese() {
        need(TestFonts.chinese().isPresent(), "fonts-droid-fallback");
    }

    private static void need(boolean there, String what) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s is installed", what).isTrue();
        }
        assumeTrue(there, what + " is not installed");
    }

    static String run(String... command) {
        try {
            Path errors = Files.createTempFile("tillside", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Files.delete(errors);
            return out.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What zbarimg reads, a line each, the kind in front. */
    static Stream<String> read(Path picture) {
        return run("zbarimg", "-q", picture.toString()).lines();
    }
}
