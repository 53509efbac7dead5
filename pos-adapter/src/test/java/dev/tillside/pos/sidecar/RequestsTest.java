package dev.tillside.pos.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of requests, and what is not. */
class RequestsTest {
    @TempDir
    private Path folder;

    @Test
    void aLineThatACrashCutOffIsPassedOverAndWrittenOverNoOther() throws IOException {
        Path file = folder.resolve("requests");
        try (Requests requests = new Requests(file)) {
            requests.take(Optional.of("a"), "commit", "1");
            requests.take(Optional.of("b"), "commit", "2");
        }
        Files.writeString(file, "0123", StandardOpenOption.APPEND);
        try (Requests requests = new Requests(file)) {
            assertThat(again(requests, "a", "1")).contains(true);
            requests.take(Optional.of("c"), "suspend", "3");
        }
        try (Requests requests = new Requests(file)) {
            assertThat(again(requests, "b", "2")).contains(true);
            assertThat(again(requests, "c", "3")).contains(true);
            assertThat(again(requests, "c", "other")).as("another body").isEmpty();
            assertThat(again(requests, "d", "4")).contains(false);
        }
    }

    @Test
    void aFileOfAnyBytesKeepsNoTillFromSelling() throws IOException {
        Path file = folder.resolve("requests");
        try (Requests requests = new Requests(file)) {
            requests.take(Optional.of("a"), "commit", "1");
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'}, StandardOpenOption.APPEND);
        try (Requests requests = new Requests(file)) {
            assertThat(again(requests, "a", "1")).contains(true);
        }
        assertThat(Files.readString(file)).matches("[0-9a-f]{64} [0-9a-f]{64}\n");
    }

    @Test
    void noWordOfASaleStandsInTheFile() throws IOException {
        Path file = folder.resolve("requests");
        try (Requests requests = new Requests(file)) {
            requests.take(Optional.of("key-of-T1"), "commit", "{\"tx\":\"T1\"}");
            requests.take(Optional.of("key-of-scan"), "scan", "{\"raw\":\"2900047110817\"}");
        }
        assertThat(Files.readString(file)).hasLineCount(1).matches("[0-9a-f]{64} [0-9a-f]{64}\n");
    }

    private static Optional<Boolean> again(Requests requests, String name, String body) {
        return requests.take(Optional.of(name), "commit", body)
                .map(found -> found.asked().again());
    }
}
