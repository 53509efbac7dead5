package dev.tillside.pos.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tills over HTTP: what is said, answered, told, and there again after a restart. */
@Timeout(120)
class SidecarTest {
    private static final String BEGIN =
            "{'type':'begin','tx':'T1','at':'2026-11-22T10:00:00Z','store':'0042','workstation':'3'}";
    private static final String MILK =
            "{'type':'add','tx':'T1','line':'1','sku':'MILK','quantity':'1','amount':'1.45','description':'Milk'}";
    private static final String COMMIT = "{'type':'commit','tx':'T1','at':'2026-11-22T10:05:00Z'}";

    @TempDir
    private Path folder;

    @Test
    void aSaleIsSoldInTheWordsOfReplay() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            assertThat(till.say(BEGIN)).hasToString("{\"type\":\"ok\"}");
            assertThat(till.say("{'type':'scan','tx':'T1','raw':'CARD-1'}").at("/member"))
                    .hasToString("\"M1\"");
            till.say(MILK);
            JsonNode offers = till.say("{'type':'offers','tx':'T1'}").path("offers");
            assertThat(offers.at("/0/name").asText()).isEqualTo("Milk, 2 for 2.50");
            assertThat(offers.at("/0/text").asText()).isEqualTo("Needs 2, has 1.");
            assertThat(offers.at("/1/text").asText()).isEqualTo("None of its goods are in the basket.");
            till.say("{'type':'quantity','tx':'T1','line':'1','quantity':'2','amount':'2.90'}");
            assertThat(till.say("{'type':'price','tx':'T1'}").at("/due").asText())
                    .isEqualTo("2.50");
            assertThat(till.say("{'type':'lock','tx':'T1'}")).hasToString("{\"type\":\"ok\"}");
            JsonNode committed = till.say(COMMIT);
            assertThat(committed.at("/key").asText()).isEqualTo("0042/3/2026-11-22/T1");
            assertThat(committed.at("/pointsBalance").asText()).isEqualTo("12");
            assertThat(till.say("{'type':'status'}").at("/waiting").asInt()).isEqualTo(1);
            assertThat(till.say("{'type':'scan','tx':'T9','raw':'CARD-1'}")
                            .at("/code")
                            .asText())
                    .isEqualTo("UNKNOWN_TRANSACTION");
            assertThat(till.say(SidecarShop.REFERENCE.get(0)).at("/path").asText())
                    .isEqualTo("type");
            assertThat(till.say("{'type':'status','till':'2'}").at("/path").asText())
                    .isEqualTo("till");
            assertThat(till.say("{'type':'online','value':true}").at("/path").asText())
                    .isEqualTo("type");
            assertThat(till.say("{'type':'restart'}").at("/path").asText()).isEqualTo("type");
            assertThat(till.say("{'type':'sync','loseAcknowledgement':true}")
                            .at("/path")
                            .asText())
                    .isEqualTo("loseAcknowledgement");
        }
    }

    @Test
    void aTillThatRestartsFindsItsOpenSaleAgain() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            till.say("{'type':'scan','tx':'T1','raw':'CARD-1'}");
            till.say(MILK);
        }
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            JsonNode open = till.checkouts().path("open");
            assertThat(open).hasSize(1);
            assertThat(open.at("/0/tx").asText()).isEqualTo("T1");
            assertThat(open.at("/0/member").asText()).isEqualTo("M1");
            assertThat(open.at("/0/tells").toString()).contains("TELL_WELCOME_NAME", "1.00 off tea");
            assertThat(open.at("/0/state").asText()).isEqualTo("OPEN");
            assertThat(open.at("/0/lines/0/description").asText()).isEqualTo("Milk");
            assertThat(open.at("/0/priced/due").asText()).isEqualTo("1.45");
            till.say("{'type':'suspend','tx':'T1'}");
            assertThat(till.checkouts().at("/suspended/0").asText()).isEqualTo("0042/3/2026-11-22/T1");
            till.say("{'type':'resume','tx':'T1'}");
            assertThat(till.say(COMMIT).at("/due").asText()).isEqualTo("1.45");
            assertThat(till.checkouts()).hasToString("{\"type\":\"checkouts\",\"open\":[],\"suspended\":[]}");
        }
    }

    @Test
    void aNumberMeansOneOpenSale() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            assertThat(till.say(BEGIN.replace("'3'", "'4'")).at("/code").asText())
                    .isEqualTo("DUPLICATE_TRANSACTION");
            till.say("{'type':'suspend','tx':'T1'}");
            till.say(BEGIN.replace("'3'", "'4'"));
            assertThat(till.say("{'type':'resume','tx':'T1'}").at("/code").asText())
                    .isEqualTo("DUPLICATE_TRANSACTION");
            till.say("{'type':'cancel','tx':'T1'}");
            assertThat(till.say("{'type':'resume','tx':'T1'}")).hasToString("{\"type\":\"ok\"}");
            assertThat(till.checkouts().at("/open/0/key").asText()).isEqualTo("0042/3/2026-11-22/T1");
        }
    }

    @Test
    void aRequestSentAgainIsAnsweredTheSameAndNotDoneAgain() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            assertThat(till.send(MILK, Optional.of("a")).body()).isEqualTo("{\"type\":\"ok\"}");
            assertThat(till.send(MILK, Optional.of("a")).body()).isEqualTo("{\"type\":\"ok\"}");
            assertThat(till.send(MILK.replace("'1.45'", "'1.46'"), Optional.of("a"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(till.send(MILK, Optional.of("b")).body()).contains("DUPLICATE_LINE");
            String named = "{'type':'price','requestId':'c','tx':'T1'}";
            HttpResponse<String> first = till.send(named, Optional.empty());
            till.say("{'type':'quantity','tx':'T1','line':'1','quantity':'2','amount':'2.90'}");
            assertThat(till.send(named, Optional.of("c")).body()).isEqualTo(first.body());
            assertThat(till.send(named, Optional.of("d")).statusCode()).isEqualTo(400);
            assertThat(till.send(named.replace("'c'", "''"), Optional.empty()).statusCode())
                    .isEqualTo(400);
            String wrong = "{'type':'price','tx':5}";
            assertThat(till.send(wrong, Optional.of("e")).body()).contains("BAD_VALUE");
            assertThat(till.send(wrong, Optional.of("e")).body()).contains("BAD_VALUE");
        }
    }

    @Test
    void whatEndsASaleIsAnsweredTheSameAfterARestart() throws Exception {
        String back = "{'type':'return','tx':'R1','at':'2026-11-22T11:00:00Z','of':'0042/3/2026-11-22/T1',"
                + "'lines':[{'line':'1','quantity':'1'}]}";
        String aside = "{'type':'suspend','tx':'T2'}";
        String undo = "{'type':'postVoid','tx':'T1'}";
        String[] first = new String[4];
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            till.say(MILK);
            till.say("{'type':'quantity','tx':'T1','line':'1','quantity':'2','amount':'2.90'}");
            first[0] = till.send(COMMIT, Optional.of("commit")).body();
            first[1] = till.send(back, Optional.of("return")).body();
            till.say(BEGIN.replace("T1", "T2"));
            first[2] = till.send(aside, Optional.of("suspend")).body();
            first[3] = till.send(undo, Optional.of("undo")).body();
            assertThat(first[3]).isEqualTo("{\"type\":\"ok\"}");
        }
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            assertThat(till.send(COMMIT, Optional.of("commit")).body())
                    .isEqualTo(first[0])
                    .contains("committed")
                    .doesNotContain("again");
            assertThat(till.send(back, Optional.of("return")).body())
                    .isEqualTo(first[1])
                    .contains("returned");
            assertThat(till.send(aside, Optional.of("suspend")).body()).isEqualTo(first[2]);
            assertThat(till.send(undo, Optional.of("undo")).body()).isEqualTo(first[3]);
            assertThat(till.send(COMMIT.replace("10:05", "10:06"), Optional.of("commit"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(till.say(COMMIT).at("/again").asBoolean())
                    .as("a request of another name is another request")
                    .isTrue();
        }
    }

    @Test
    void listenersHearWhatChangesAndGoOnWhereTheyStopped() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            Caller.Heard last;
            try (Caller.Stream tells = till.tells(Optional.empty())) {
                assertThat(tells.next("status").data().path("headOffice").asText())
                        .isEqualTo("NONE");
                assertThat(tells.next("checkouts").data().path("open")).isEmpty();
                till.say(BEGIN);
                assertThat(tells.next("checkouts").data().path("open")).hasSize(1);
                till.say("{'type':'scan','tx':'T1','raw':'CARD-1'}");
                assertThat(tells.next("messages").data().toString()).contains("TELL_WELCOME_NAME");
                last = tells.next("checkouts");
                assertThat(last.data().at("/open/0/member").asText()).isEqualTo("M1");
                till.say(MILK);
                assertThat(tells.next("checkouts")
                                .data()
                                .at("/open/0/priced/due")
                                .asText())
                        .isEqualTo("1.45");
                till.say(COMMIT);
                assertThat(tells.next("status").data().path("waiting").asInt()).isEqualTo(1);
                assertThat(tells.next("checkouts").data().path("open")).isEmpty();
            }
            try (Caller.Stream tells = till.tells(Optional.of(last.id()))) {
                assertThat(tells.next().data().at("/open/0/priced/due").asText())
                        .as("the tell after the last one heard")
                        .isEqualTo("1.45");
                assertThat(tells.next().type()).isEqualTo("status");
                assertThat(tells.next().data().path("open")).isEmpty();
            }
            try (Caller.Stream tells = till.tells(Optional.of("another-run-7"))) {
                assertThat(tells.next().type()).as("the latest states").isEqualTo("status");
                assertThat(tells.next().data().path("open")).isEmpty();
            }
        }
    }
}
