package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code tillside sidecar} in a process of its own. */
final class SidecarProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI uri;
    private final Path tokenFile;
    private final String token;

    /** Starts it, and waits until it listens. Patient, so that a busy machine does not make answers late. */
    SidecarProcess(Path directory, String... further) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED"); // as the runnable jar says in its manifest
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("sidecar", "--dir", directory.resolve("tills").toString()));
        for (String budget : List.of("identify", "basket", "settle", "ask")) {
            command.addAll(List.of("--budget", budget + "=60000"));
        }
        command.addAll(List.of(further));
        process = new ProcessBuilder(command)
                .redirectError(directory.resolve("errors.txt").toFile())
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).as(Files.readString(directory.resolve("errors.txt"))).isNotNull();
        JsonNode started = JSON.readTree(line);
        uri = URI.create(started.path("uri").asText());
        tokenFile = Path.of(started.path("tokenFile").asText());
        token = Files.readString(tokenFile).strip();
    }

    URI uri() {
        return uri;
    }

    Path tokenFile() {
        return tokenFile;
    }

    /** The answer to an event written with single quotes, sent under that key. */
    String say(String event, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/v1/lanes/1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(event.replace('\'', '"')))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Listens until it is told that. */
    void awaitTell(String part) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/v1/lanes/1/tells"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (Stream<String> lines =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.contains(part)).findFirst()).isPresent();
        }
    }

    /** Pulls the plug. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Asks it to stop, as a service's keeper does, and answers its exit status. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
