package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line in, one line out, whatever the line is. */
class Gs1CommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void eachKindOfLineIsAnsweredAsTheStandardHasIt() throws IOException {
        String input = """
                {"scan":"]d201095212345432131726123110ABC\\u001d21X"}
                {"element":"^010952123454321310ABC^17261231"}
                {"bracketed":"(01)09521234543213(10)A\\\\(C"}
                {"uri":"https://id.gs1.org/01/09521234543213?17=261231"}
                {"ai":"17","value":"261200"}
                {"scan":"]E09521234543213"}
                {"scan":"]Q1hello"}
                """;
        assertThat(told(input))
                .containsExactly(
                        "ELEMENT_STRING ^01095212345432131726123110ABC^21X",
                        "ELEMENT_STRING ^010952123454321310ABC^17261231",
                        "ELEMENT_STRING ^010952123454321310A(C",
                        "DIGITAL_LINK ^010952123454321317261231",
                        "ELEMENT_STRING ^17261200",
                        "EAN ^0109521234543213",
                        "PLAIN ");
        JsonNode first = answers(input).get(0);
        assertThat(first.get("ais").toString()).isEqualTo("""
                [["01","09521234543213"],["17","261231"],["10","ABC"],["21","X"]]""");
        assertThat(first.get("repairs").toString()).isEqualTo("[]");
    }

    @Test
    void aFaultHasItsCodeIdentifierAndPlace() throws IOException {
        assertThat(told("""
                        {"element":"^010952123454321317261331"}
                        {"ai":"01","value":"09521234543214"}
                        {"element":"^10ABC"}
                        {"uri":"https://shop.example/loyalty?card=123"}
                        {"scan":"9521234543213"}
                        """))
                .containsExactly(
                        "MONTH 17 21", "CHECK_DIGIT 01 13", "MISSING_AI 10 1", "NO_KEY null 20", "NO_SYMBOLOGY null 0");
    }

    @Test
    void settingsComeFromTheCommandOrFromTheLine() throws IOException {
        String unknown = "{\"uri\":\"https://a/01/9521234543213?89=X\"}\n";
        assertThat(told(unknown)).containsExactly("VALUE_TOO_SHORT 01 26");
        assertThat(told(unknown, "--permit-unknown-ais", "--permit-zero-suppressed-gtin-in-dl-uris"))
                .containsExactly("DIGITAL_LINK ^010952123454321389X");
        assertThat(
                        told(
                                "{\"uri\":\"https://a/01/9521234543213?89=X\",\"permitUnknownAIs\":true,"
                                        + "\"permitZeroSuppressedGTINinDLuris\":true}\n{\"element\":\"^10A\",\"validateAIassociations\":false}\n"))
                .containsExactly("DIGITAL_LINK ^010952123454321389X", "ELEMENT_STRING ^10A");
        assertThat(told("{\"element\":\"^10A\"}\n", "--no-associations")).containsExactly("ELEMENT_STRING ^10A");
    }

    @Test
    void lenientlyWhatTillsAreUsedToIsMendedAndTold() throws IOException {
        List<JsonNode> mended = answers("""
                {"scan":"]C1]C1010952123454321310AB~17261231\\r"}
                {"scan":"(01)09521234543213(17)261231"}
                {"scan":"https://shop.example/x"}
                {"scan":"5000112637922"}
                """, "--lenient", "--separator", "~");
        assertThat(mended.get(0).get("repairs").toString())
                .isEqualTo("[\"DEVICE_NOISE\",\"DOUBLE_PREFIX\",\"SUBSTITUTE_SEPARATOR\"]");
        assertThat(mended.get(1).get("repairs").toString()).isEqualTo("[\"BRACKETS\"]");
        assertThat(mended.get(2).get("kind").asText()).isEqualTo("PLAIN");
        assertThat(mended.get(3).get("element").asText()).isEqualTo("^0105000112637922");
    }

    @Test
    void whatIsNoLineOfItsOwnIsAnsweredToo() throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.write(file, new byte[] {(byte) 0xFF, '\n', '{', '\n', '\n'});
        Files.writeString(
                file,
                "[]\n{}\n{\"scan\":1}\n{\"scan\":\"a\",\"uri\":\"b\"}\n{\"ai\":\"01\"}\n{\"symbol\":\"X\",\"message\":\"1\"}\n"
                        + "{\"scan\":\"]Q1a\",\"permitUnknownAIs\":\"yes\"}\n"
                        + "{\"scan\":\"" + "9".repeat(300_000) + "\"}\n",
                StandardCharsets.UTF_8,
                java.nio.file.StandardOpenOption.APPEND);
        List<JsonNode> answers = run(file);
        assertThat(answers).hasSize(11);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.get("ok").asBoolean()).isFalse();
            assertThat(answer.get("error").get("code").asText()).isEqualTo("BAD_LINE");
        });
    }

    @Test
    void scanDataAndLinksAreWrittenToo() throws IOException {
        List<JsonNode> written = answers("""
                {"symbol":"QR","message":"^0109521234543213"}
                {"symbol":"EAN_13","message":"952123454321","addCheckDigit":true}
                {"symbol":"EAN_13","message":"x"}
                {"bracketed":"(01)09521234543213(10)A+B(17)261231"}
                """, "--stem", "https://shop.example");
        assertThat(written.get(0).get("scan").asText()).isEqualTo("]Q30109521234543213");
        assertThat(written.get(1).get("scan").asText()).isEqualTo("]E09521234543213");
        assertThat(written.get(2).get("error").get("code").asText()).isEqualTo("NOT_IN_THIS_SYMBOL");
        assertThat(written.get(3).get("uri").asText())
                .isEqualTo("https://shop.example/01/09521234543213/10/A%2BB?17=261231");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
                .execute("gs1", folder.resolve("none").toString());
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("no such file");
    }

    private List<String> told(String input, String... flags) throws IOException {
        return answers(input, flags).stream().map(Gs1CommandTest::told).toList();
    }

    private static String told(JsonNode answer) {
        JsonNode error = answer.path("error");
        return answer.get("ok").asBoolean()
                ? answer.get("kind").asText() + " " + answer.get("element").asText()
                : error.get("code").asText() + " " + error.get("ai").asText() + " " + error.get("at");
    }

    private List<JsonNode> answers(String input, String... flags) throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Files.writeString(file, input);
        return run(file, flags);
    }

    private static List<JsonNode> run(Path file, String... flags) throws IOException {
        StringWriter out = new StringWriter();
        String[] arguments = Stream.concat(Stream.of("gs1", file.toString()), Stream.of(flags))
                .toArray(String[]::new);
        int status = Main.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
                .execute(arguments);
        assertThat(status).isZero();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }
}
