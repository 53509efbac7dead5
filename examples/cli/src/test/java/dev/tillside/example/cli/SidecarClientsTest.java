package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients sell through a real sidecar, over a line that loses every other answer and breaks streams off: everything is done
 * once all the same. Each has a lane of its own.
 */
@Timeout(300)
class SidecarClientsTest {
    private static final Path CLIENTS = Path.of("../clients").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    private static SidecarProcess sidecar;

    @BeforeAll
    static void start() throws IOException {
        sidecar = new SidecarProcess(
                folder, "--with", CLIENTS.resolve("shop.jsonl").toString(), "--lane", "python", "--lane", "typescript");
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }

    @Test
    void thePythonClientSells() throws Exception {
        assumeTrue(isThere("python3"), "python3 is missing");
        try (LossyLine line = new LossyLine(sidecar.uri())) {
            assertSold(
                    line,
                    run(
                            "python3",
                            CLIENTS.resolve("python/example_sale.py").toString(),
                            line.uri().toString(),
                            sidecar.tokenFile().toString(),
                            "python"));
        }
    }

    @Test
    void theTypeScriptClientSells() throws Exception {
        assumeTrue(isThere("node"), "node is missing");
        assumeTrue(isThere("tsc"), "tsc is missing: Debian has it in node-typescript");
        Path compiled = Files.createDirectory(folder.resolve("compiled"));
        assertThat(run("tsc", "-p", CLIENTS.resolve("typescript").toString(), "--outDir", compiled.toString()))
                .as("strict types, and nothing of Node's")
                .isEmpty();
        Files.writeString(compiled.resolve("package.json"), "{\"type\":\"module\"}");
        try (LossyLine line = new LossyLine(sidecar.uri())) {
            List<String> said = run(
                    "node",
                    compiled.resolve("example-sale.js").toString(),
                    line.uri().toString(),
                    "typescript");
            assertSold(line, said);
            assertThat(said).contains("told: T1 is locked");
        }
    }

    private static void assertSold(LossyLine line, List<String> said) {
        assertThat(said)
                .contains("Member card accepted.", "Coffee for 4.99: Applies 2 x: 3.00 off.")
                .contains("TENDERS_DIFFER", "waiting for head office: 1")
                .anySatisfy(row -> assertThat(row).matches("To pay EUR +9\\.98"));
        assertThat(line.lost()).as("answers lost").isGreaterThan(3);
        assertThat(line.streams()).as("streams").isPositive();
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "TILLSIDE_TOKEN", Files.readString(sidecar.tokenFile()), "PYTHONDONTWRITEBYTECODE", "1"));
        Process process = builder.start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
