package dev.tillside.example.office.web;

import dev.tillside.example.office.service.OfficeMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A head office in a process of its own. */
final class RunningOffice implements AutoCloseable {
    private static final String LISTENS = "Head office listens on ";

    private final Process process;
    private final BufferedReader said;
    private final Path log;
    private final URI uri;

    private RunningOffice(Path directory, Map<String, String> environment, List<String> arguments) throws IOException {
        log = Files.createTempFile(directory, "head-office", ".log");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OfficeMain.class.getName())
                .redirectError(log.toFile());
        command.command().addAll(arguments);
        command.environment().putAll(environment);
        process = command.start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = said.readLine();
        if (first == null || !first.startsWith(LISTENS)) {
            close();
            throw new IOException("it does not listen: " + first + Files.readString(log));
        }
        uri = URI.create(first.substring(LISTENS.length()));
    }

    /** Runs {@code serve} with that configuration, on a free port. */
    static RunningOffice at(Path directory, String configuration) throws IOException {
        Path file = Files.createTempFile(directory, "head-office", ".yaml");
        String port = configuration.contains("listen:") ? "" : "\nlisten: {port: 0}";
        Files.writeString(file, configuration + port);
        return new RunningOffice(directory, Map.of(), List.of("serve", "--config", file.toString()));
    }

    URI uri() {
        return uri;
    }

    /** As an operating system asks for an end. */
    void terminate() {
        process.destroy();
    }

    void kill() throws IOException {
        process.destroyForcibly();
        exitStatus();
    }

    int exitStatus() throws IOException {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("it does not end: " + Files.readString(log));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        said.close();
    }
}
