package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.web.OfficeServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tillside sidecar} as a process that is killed and stopped. */
@Timeout(300)
class SidecarCommandTest {
    private static final String SHOP = Path.of("../clients/shop.jsonl").toString();

    @TempDir
    private Path folder;

    @Test
    void aSaleThatAPullOfThePlugCutsOffGoesOnAndIsSoldOnce() throws Exception {
        String add = "{'type':'add','tx':'T1','line':'1','gtin':'9520000001018','quantity':'2','amount':'12.98'}";
        String commit = "{'type':'commit','tx':'T1','tenders':[{'type':'CARD','amount':'9.98'}]}";
        String committed;
        try (SidecarProcess sidecar = new SidecarProcess(folder, "--with", SHOP)) {
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
        try (Office office = Office.at(folder.resolve("head-office.db"));
                OfficeServer server = OfficeServer.over(office).start();
                SidecarProcess sidecar =
                        new SidecarProcess(folder, "--office", server.uri().toString())) {
            assertThat(sidecar.say(commit, "e")).isEqualTo(committed);
            sidecar.awaitTell("{\"type\":\"status\",\"waiting\":0,\"deadLetters\":0,\"headOffice\":\"UP\"");
            assertThat(office.basketCount()).isEqualTo(1);
            sidecar.say("{'type':'begin','tx':'T2','store':'0042'}", "g");
            assertThat(sidecar.stop()).isZero();
        }
        assertThat(Files.readString(folder.resolve("errors.txt"))).isEmpty();
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
}
