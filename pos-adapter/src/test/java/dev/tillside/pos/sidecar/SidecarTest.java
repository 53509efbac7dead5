package dev.tillside.pos.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.LoyaltyTill;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
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
            JsonNode unpaid = till.say("{'type':'commit','tx':'T1','tenders':[]}");
            assertThat(unpaid.at("/code").asText()).isEqualTo("TENDERS_DIFFER");
            assertThat(unpaid.at("/text").asText()).isEqualTo("The payment does not match what is due.");
            JsonNode committed = till.say(COMMIT);
            assertThat(committed.at("/key").asText()).isEqualTo("0042/3/2026-11-22/T1");
            assertThat(committed.at("/pointsBalance").asText()).isEqualTo("12");
            assertThat(till.say("{'type':'receipt','key':'0042/3/2026-11-22/T1'}")
                            .at("/lines/0/left")
                            .asText())
                    .isEqualTo("2");
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
    void aLateCommitIsBookedAsItWasPaidAlsoWhereTendersMustFit() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            String paid = "{'type':'commit','tx':'T1','tenders':[{'type':'CARD','amount':'2.90'}]}";
            for (String tx : List.of("T1", "T2")) {
                till.say(BEGIN.replace("T1", tx));
                till.say(MILK.replace("T1", tx));
                till.say("{'type':'quantity','tx':'" + tx + "','line':'1','quantity':'2','amount':'2.90'}");
            }
            assertThat(till.say(paid).at("/code").asText()).isEqualTo("TENDERS_DIFFER");
            JsonNode full = till.say(paid.replace("}]}", "}],'late':true}"));
            assertThat(full.at("/due").asText()).as("the full price").isEqualTo("2.90");
            assertThat(full.at("/discount").asText()).isEqualTo("0.00");
            assertThat(full.has("flags")).isFalse();
            JsonNode other =
                    till.say(paid.replace("T1", "T2").replace("2.90", "2.60").replace("}]}", "}],'late':true}"));
            assertThat(other.at("/due").asText()).isEqualTo("2.50");
            assertThat(other.at("/flags/0").asText()).isEqualTo("TENDERS_DIFFER");
        }
    }

    @Test
    void aTillThatCannotBeOpenedKeepsNoOtherFromSellingAndOpensOnceItCan() throws Exception {
        LoyaltyTill held = LoyaltyTill.at(folder.resolve("till-1")).open();
        try (Sidecar sidecar = SidecarShop.in(folder).lane("1").lane("2").start()) {
            Caller shut = new Caller(sidecar, "1");
            assertThat(new Caller(sidecar, "2").say(BEGIN)).hasToString("{\"type\":\"ok\"}");
            JsonNode why = shut.say(BEGIN);
            assertThat(why.at("/code").asText()).isEqualTo("IN_USE");
            assertThat(why.at("/text").asText()).isEqualTo("Loyalty is running elsewhere on this till already.");
            assertThat(shut.checkouts().at("/code").asText()).isEqualTo("IN_USE");
            JsonNode ready = ready(sidecar);
            assertThat(ready.at("/status").asText()).isEqualTo("ready");
            assertThat(ready.at("/disk").asText()).isEqualTo("OK");
            assertThat(ready.at("/lanes/0/code").asText()).isEqualTo("IN_USE");
            assertThat(ready.at("/lanes/1/open").asBoolean()).isTrue();
            held.close();
            sidecar.reopen();
            assertThat(ready(sidecar).at("/lanes/0/open").asBoolean()).isTrue();
            assertThat(shut.say(BEGIN)).hasToString("{\"type\":\"ok\"}");
        } finally {
            held.close();
        }
    }

    private static JsonNode ready(Sidecar sidecar) throws IOException {
        try (InputStream in = sidecar.uri().resolve("/health/ready").toURL().openStream()) {
            return new ObjectMapper().readTree(in);
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
            assertThat(first[3]).isEqualTo("{\"type\":\"ok\",\"refund\":\"1.25\"}");
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
