package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tillside sidecar} as a process that is killed and stopped, and the clients that speak to it. */
@Timeout(300)
class SidecarCommandTest {
    private static final Path CLIENTS = Path.of("../clients").toAbsolutePath().normalize();
    private static final List<String> SHOP = List.of(
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"EUR\",\"timeZone\":\"Europe/Dublin\","
                    + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}",
            "{\"type\":\"item\",\"gtin\":\"9520000001018\",\"description\":\"Ground coffee 500 g\"}",
            "{\"type\":\"offer\",\"id\":\"O1\",\"name\":\"Coffee for 4.99\",\"audience\":\"MEMBERS\","
                    + "\"kind\":\"FIXED_PRICE\",\"items\":{\"gtins\":[\"9520000001018\"]},\"price\":\"4.99\"}",
            "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"2900047110817\"]}");

    @TempDir
    private Path folder;

    @Test
    void aSaleThatAPullOfThePlugCutsOffGoesOnAndIsSoldOnce() throws Exception {
        String add = "{'type':'add','tx':'T1','line':'1','gtin':'9520000001018','quantity':'2','amount':'12.98'}";
        String commit = "{'type':'commit','tx':'T1','tenders':[{'type':'CARD','amount':'9.98'}]}";
        String committed;
        try (SidecarProcess sidecar = new SidecarProcess(folder, "--with", shop())) {
            sidecar.say("{'type':'begin','tx':'T1','store':'0042'}", "a");
            sidecar.say("{'type':'scan','tx':'T1','raw':'2900047110817'}", "b");
            assertThat(sidecar.say(add, "c")).isEqualTo("{\"type\":\"ok\"}");
            sidecar.kill();
        }
        try (SidecarProcess sidecar = new SidecarProcess(folder)) {
            assertThat(sidecar.say("{'type':'checkouts'}", "d"))
                    .contains("\"tx\":\"T1\"", "\"member\":\"M1\"", "\"line\":\"1\"", "\"due\":\"9.98\"");
            assertThat(sidecar.say(add, "c"))
                    .as("the line says itself that it is there")
                    .contains("DUPLICATE_LINE");
            committed = sidecar.say(commit, "e");
            assertThat(committed).contains("\"type\":\"committed\"", "\"due\":\"9.98\"");
            sidecar.kill();
        }
        try (SidecarProcess sidecar = new SidecarProcess(folder)) {
            assertThat(sidecar.say(commit, "e")).isEqualTo(committed);
            assertThat(sidecar.say("{'type':'status'}", "f")).contains("\"waiting\":1,");
            sidecar.say("{'type':'begin','tx':'T2','store':'0042'}", "g");
            assertThat(sidecar.stop()).isZero();
        }
        assertThat(Files.readString(folder.resolve("errors.txt"))).isEmpty();
    }

    @Test
    void thePythonClientSellsOverALineThatLosesAnswers() throws Exception {
        assumeTrue(isThere("python3"), "python3 is missing");
        List<String> said = overALossyLine(
                Map.of("PYTHONDONTWRITEBYTECODE", "1"),
                "python3",
                CLIENTS.resolve("python/example_sale.py").toString(),
                "URI",
                "TOKEN_FILE");
        assertSold(said);
    }

    @Test
    void theTypeScriptClientSellsOverALineThatLosesAnswers() throws Exception {
        assumeTrue(isThere("node"), "node is missing");
        assumeTrue(isThere("tsc"), "tsc is missing: Debian has it in node-typescript");
        Path compiled = Files.createDirectory(folder.resolve("compiled"));
        assertThat(run(
                        Map.of(),
                        "tsc",
                        "-p",
                        CLIENTS.resolve("typescript").toString(),
                        "--outDir",
                        compiled.toString()))
                .as("strict types, and nothing of Node's")
                .isEmpty();
        Files.writeString(compiled.resolve("package.json"), "{\"type\":\"module\"}");
        List<String> said = overALossyLine(
                Map.of(), "node", compiled.resolve("example-sale.js").toString(), "URI");
        assertSold(said);
        assertThat(said).contains("told: T1 is locked");
    }

    @Test
    void whatCannotStartSaysWhy() {
        assertThat(refusal("--address", "0.0.0.0")).contains("not a loopback address");
        assertThat(refusal("--address", "shop.example")).contains("not an IP address");
        assertThat(refusal("--lane", "a/b")).contains("lane");
        assertThat(refusal("--with", folder.resolve("nothing").toString())).contains("is not there");
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine(new PrintWriter(out), new PrintWriter(out))
                        .execute("sidecar", "--print-unit", "systemd"))
                .isZero();
        assertThat(out.toString()).contains("[Service]");
    }

    private String refusal(String... flags) {
        List<String> command = new ArrayList<>(
                List.of("sidecar", "--dir", folder.resolve("tills").toString()));
        command.addAll(List.of(flags));
        StringWriter err = new StringWriter();
        assertThat(Main.commandLine(new PrintWriter(System.out), new PrintWriter(err))
                        .execute(command.toArray(new String[0])))
                .isEqualTo(2);
        return err.toString();
    }

    private static void assertSold(List<String> said) {
        assertThat(said)
                .contains(
                        "Member card accepted.",
                        "Coffee for 4.99: Applies 2 x: 3.00 off.",
                        "waiting for head office: 1")
                .anySatisfy(line -> assertThat(line).contains("TENDERS_DIFFER"))
                .anySatisfy(line -> assertThat(line).matches("To pay EUR +9\\.98"));
    }

    /** What the example says, to a sidecar behind a line that loses every other answer: everything is done once all the same. */
    private List<String> overALossyLine(Map<String, String> environment, String... command) throws Exception {
        try (SidecarProcess sidecar = new SidecarProcess(folder, "--with", shop());
                LossyLine line = new LossyLine(sidecar.uri())) {
            List<String> all = new ArrayList<>();
            for (String word : command) {
                all.add(
                        switch (word) {
                            case "URI" -> line.uri().toString();
                            case "TOKEN_FILE" -> sidecar.tokenFile().toString();
                            default -> word;
                        });
            }
            Map<String, String> with = new java.util.HashMap<>(environment);
            with.put("TILLSIDE_TOKEN", Files.readString(sidecar.tokenFile()));
            List<String> said = run(with, all.toArray(new String[0]));
            assertThat(line.lost()).as("answers lost").isGreaterThan(3);
            assertThat(line.streams()).as("streams").isPositive();
            return said;
        }
    }

    private List<String> run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }

    private String shop() throws IOException {
        return Files.write(folder.resolve("shop.jsonl"), SHOP).toString();
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
