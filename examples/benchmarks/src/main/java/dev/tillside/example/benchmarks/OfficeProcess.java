package dev.tillside.example.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server in a process of its own, on one port for as long as this lives, that can be killed and started again. */
final class OfficeProcess implements AutoCloseable {
    private static final int PATIENCE_S = 30;

    private final List<String> command;
    private final int port;
    private Process process;

    private OfficeProcess(List<String> command, int port) {
        this.command = command;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param main its main class, which prints that it 'listens on' its address once it answers
     * @param arguments what it is told, for a port
     */
    static OfficeProcess started(Class<?> main, IntFunction<List<String>> arguments) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.net.httpserver.nodelay=true",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments.apply(port));
        OfficeProcess office = new OfficeProcess(command, port);
        office.start();
        return office;
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.contains("listens on")) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("the server did not start: " + command);
        }
    }

    /** As a power cut would, but for what the operating system holds of files. */
    void kill() throws IOException {
        process.destroyForcibly();
        ended();
    }

    private void ended() throws IOException {
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("the server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server ends", e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        ended();
    }
}
