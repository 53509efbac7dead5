package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskCommandTest {
    private static final String WEEK = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            {"type":"offer","id":"O7","kind":"AMOUNT_OFF","amount":"1.50","audience":"COUPON","offline":"HOME_STORE",\
            "items":{"skus":["JAM"]}}
            {"type":"member","id":"M1","homeStore":"0042"}
            {"type":"member","id":"M2"}
            {"type":"coupon","id":"C1","member":"M1","offer":"O7"}
            {"type":"coupon","id":"C2","member":"M2","offer":"O7"}
            """;
    private static final String OPEN = """
            {"type":"offer","id":"O8","kind":"SPEND","tiers":[{"spend":"10.00","percentOff":"10"}],\
            "limits":{"totalUses":2}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theLargestLossIsToldByOfferAndInAll() throws IOException {
        assertThat(run("risk", "--tills", "0042=4,0043=6", file("week", WEEK))).isZero();
        assertThat(out.toString())
                .contains("With 10 tills", "O7", "2 coupons: 4 uses too many, each worth at most 1.50", "6.00  in all");
    }

    @Test
    void whatIsNotBoundedIsToldWithItsRemedy() throws IOException {
        assertThat(run("risk", "--tills", "0042=4", file("week", WEEK), file("open", OPEN)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("not bounded  in all", "give O8 a maxDiscount");
        assertThat(run("risk", "--language", "zh", "--tills", "0042=4", file("week", WEEK), file("open", OPEN)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("没有上限  合计", "请为 O8 设置 maxDiscount");
    }

    @Test
    void programsGetOneObjectARisk() throws IOException {
        assertThat(run("risk", "--json", "--tills", "0042=2", file("week", WEEK)))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"type\":\"risk\",\"kind\":\"COUPON\",\"offer\":\"O7\",\"count\":2,\"uses\":1,"
                                + "\"worth\":\"1.50\",\"most\":\"1.50\"}",
                        "{\"type\":\"riskTotal\",\"tills\":2,\"currency\":\"GBP\",\"most\":\"1.50\"}");
    }

    @Test
    void aLineThatATillWouldRefuseIsNamed() throws IOException {
        assertThat(run("risk", "--tills", "0042=2", file("bad", WEEK + "{\"type\":\"offer\"}\n")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("bad, line 7: id is missing");
        assertThat(run("risk", "--tills", "0042=2", file("none", "\n"))).isEqualTo(2);
        assertThat(err.toString()).contains("program is missing");
    }
}
