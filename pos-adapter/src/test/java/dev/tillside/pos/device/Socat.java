package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A cable with a scanner at its end: a pseudo-terminal, and what is written into it (Debian: socat). */
final class Socat implements AutoCloseable {
    private final Process process;
    private final OutputStream scanner;

    private Socat(Process process) {
        this.process = process;
        this.scanner = process.getOutputStream();
    }

    /** Skips the test by name where socat is not installed; in CI it must be. */
    static void need() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("socat is installed").isTrue();
        }
        assumeTrue(there, "socat is not installed");
    }

    /** Plugs the scanner in, under that name. */
    static Socat plugged(Path link) throws IOException {
        Process process = new ProcessBuilder("socat", "-d", "-d", "STDIO", "PTY,raw,echo=0,link=" + link).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.contains("starting data transfer loop")) {
            line = said.readLine();
        }
        assertThat(line).as("socat has opened a terminal").isNotNull();
        return new Socat(process);
    }

    void sends(String text) throws IOException {
        scanner.write(text.getBytes(StandardCharsets.UTF_8));
        scanner.flush();
    }

    /** Pulls the cable, and waits until it is out. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
