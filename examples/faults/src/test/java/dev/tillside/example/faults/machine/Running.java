package dev.tillside.example.faults.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A process that was started here, and that does not outlive its {@link #close}. */
public final class Running implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final List<String> said = new ArrayList<>();
    private final Thread listener;

    /** How a process ended. */
    public record Ended(int status, List<String> said, String errors) {
        public Ended {
            said = List.copyOf(said);
        }
    }

    private Running(Process process, Path errors, BiConsumer<Running, String> heard) {
        this.process = process;
        this.errors = errors;
        listener = new Thread(() -> listen(heard), "listens to " + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Starts a command.
     *
     * @param heard gets each line that it says, as it says it
     */
    public static Running start(List<String> command, BiConsumer<Running, String> heard) throws IOException {
        Path errors = Files.createTempFile("tillside-faults-", ".err");
        try {
            return new Running(
                    new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors, heard);
        } catch (IOException e) {
            Files.delete(errors);
            throw e;
        }
    }

    /** Runs a command to its end; its input is empty. What it said is there even where it was killed. */
    public static Ended run(List<String> command, Duration most) throws IOException, InterruptedException {
        try (Running running = start(command, (process, line) -> {})) {
            running.endInput();
            return running.ended(most);
        }
    }

    /** Runs a command that has to succeed. */
    public static List<String> must(String... command) throws IOException, InterruptedException {
        Ended ended = run(List.of(command), Duration.ofSeconds(30));
        if (ended.status() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + ended.status() + ": " + ended.errors());
        }
        return ended.said();
    }

    private void listen(BiConsumer<Running, String> heard) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
                heard.accept(this, line);
            }
        } catch (IOException e) {
            // The process is gone; what it said before is there.
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Sends a line. */
    public void tell(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody listens: " + process.info(), e);
        }
    }

    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    public List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** Kills it, and all that it started. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits for its end. */
    public Ended ended(Duration most) throws IOException, InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IOException(
                    "not over after " + most + ": " + process.info().commandLine() + "; said last: "
                            + (said().isEmpty() ? "nothing" : said().get(said().size() - 1)));
        }
        listener.join();
        return new Ended(process.exitValue(), said(), Files.readString(errors).strip());
    }

    /** Waits for its end, and ends it where it does not come by itself. */
    public List<String> endedOrKilled(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        listener.join(1_000);
        return said();
    }

    @Override
    public void close() throws IOException {
        kill();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            listener.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
