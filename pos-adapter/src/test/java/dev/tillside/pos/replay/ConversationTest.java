package dev.tillside.pos.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.pos.tck.FakeHeadOffice;
import dev.tillside.sale.Receipt;
import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a till and what it answers; tables as {@link ReplayTable} reads them. */
class ConversationTest {
    private static final String SHOP = """
            > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]}}
            > {"type":"offer","id":"MILK50","kind":"AMOUNT_OFF","amount":"0.50","items":{"skus":["MILK"]}}
            > {"type":"offer","id":"TEA1","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["TEA"]},"audience":"COUPON"}
            > {"type":"member","id":"M1","cards":["CARD-1"],"points":"10"}
            > {"type":"coupon","id":"C1","member":"M1","offer":"TEA1"}
            """;

    @TempDir
    private Path folder;

    private final FakeHeadOffice office = new FakeHeadOffice();
    private long n;

    @Test
    void aSaleIsTalkedThrough() {
        table("""
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3","operator":"17","training":false}
                < {"n":6,"type":"ok"}
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "type":"scanned","as":"MEMBER","reason":null,"member":"M1","gtin":null
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "as":"MEMBER"
                < "duplicate":true
                > {"type":"scan","tx":"T1","raw":"]E05000112637922"}
                < "as":"ITEM","reason":null,"member":null,"gtin":"05000112637922"
                > {"type":"scan","tx":"T1","raw":"5000112637923","symbology":"EAN13"}
                < "as":"REJECTED","reason":"CHECK_DIGIT"
                > {"type":"scan","tx":"T1","raw":"hello"}
                < "as":"PLAIN"
                < "text":"hello"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"1","amount":"1.45","description":"Milk"}
                < "type":"ok"
                > {"type":"quantity","tx":"T1","line":"1","quantity":"2","amount":"2.90"}
                < "type":"ok"
                > {"type":"add","tx":"T1","line":"2","sku":"TEA","quantity":"1","amount":"3.00"}
                < "type":"ok"
                > {"type":"add","tx":"T1","line":"3","sku":"GUM","quantity":"1","amount":"0.50"}
                < "type":"ok"
                > {"type":"void","tx":"T1","line":"3"}
                < "type":"ok"
                > {"type":"price","tx":"T1"}
                < {"n":17,"type":"priced","tx":"T1","total":"5.90","discount":"2.00","due":"3.90","pointsEarned":"3","redeemed":[],"tenderCoupons":[]
                < "line":"1","amount":"2.90","net":"1.90"
                < "funding":[{"payer":"RETAILER","amount":"1.00"}]
                < "offer":"TEA1","coupon":"C1","outcome":"APPLIED","uses":1,"amount":"1.00"
                < "proof":{"status":"OPTIMAL","discount":"2.00","bound":"2.00"
                < "benefits":[],"messages":[]
                > {"type":"explain","tx":"T1","offer":"TEA1"}
                < "type":"explained","tx":"T1","offer":"TEA1","coupon":"C1","outcome":"APPLIED"
                > {"type":"lock","tx":"T1"}
                < "type":"ok"
                > {"type":"unlock","tx":"T1"}
                < "type":"ok"
                > {"type":"forget","tx":"T1"}
                < "type":"ok"
                > {"type":"member","tx":"T1","id":"M1"}
                < "type":"ok"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"5.00"}],"change":"1.10"}
                < {"n":23,"type":"committed","tx":"T1","key":"0042/3/2026-11-22/T1","total":"5.90","discount":"2.00","due":"3.90"
                < "pointsBalance":"13","vouchers":[],"receipt":["0042/3/2026-11-22/T1"
                < "nextList":null}
                > {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"7.00"}]}
                < {"n":24,"type":"committed","tx":"T1","key":"0042/3/2026-11-22/T1","total":"5.90","discount":"2.00","due":"3.90"
                < "again":true
                > {"type":"balance","member":"M1"}
                < {"n":25,"type":"balance","member":"M1","points":"13","pending":"0","debt":"0","lots":[
                > {"type":"sync"}
                < {"n":26,"type":"synced","pushed":1,"pulled":0,"waiting":0,"conflicts":[]}
                > {"type":"restart"}
                < {"n":27,"type":"ok"}
                > {"type":"commit","tx":"T1"}
                < "again":true
                """);
    }

    @Test
    void everyErrorHasItsCodeAndChangesNothing() {
        table("""
                > not json
                < "type":"error","code":"MALFORMED","path":null
                > []
                < "code":"MALFORMED"
                > {"type":"price","tx":"T1","tx":"T1"}
                < "code":"MALFORMED"
                > {"tx":"T1"}
                < "code":"MISSING","path":"type"
                > {"type":"dance","tx":"T1"}
                < "code":"UNKNOWN_TYPE","path":"type"
                > {"type":"price"}
                < "code":"MISSING","path":"tx"
                > {"type":"price","tx":5}
                < "code":"BAD_VALUE","path":"tx"
                > {"type":"price","tx":"T1"}
                < "code":"UNKNOWN_TRANSACTION","path":"tx"
                > {"type":"begin","tx":"T/1"}
                < "code":"BAD_VALUE","path":"tx"
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00"}
                < "code":"BAD_VALUE","path":"at"
                > {"type":"begin","tx":"T1","at":"+999999999-12-31T23:59:59-18:00"}
                < "code":"BAD_VALUE","path":"at"
                > {"type":"begin","tx":"T1","till":"../../etc"}
                < "code":"BAD_VALUE","path":"till"
                > {"type":"begin","tx":"T1","training":"yes"}
                < "code":"BAD_VALUE","path":"training"
                > {"type":"begin","tx":"T1","at":"2026-11-22T23:59:59-14:00"}
                < "type":"ok"
                > {"type":"begin","tx":"T1"}
                < "code":"DUPLICATE_TRANSACTION","path":"tx"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":2,"amount":"2.90"}
                < "code":"BAD_VALUE","path":"quantity"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"-2","amount":"2.90"}
                < "code":"BAD_VALUE","path":"quantity"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"2","amount":2.90}
                < "code":"BAD_VALUE","path":"amount"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"2","amount":"2.905"}
                < "code":"BAD_VALUE","path":"amount"
                > {"type":"add","tx":"T1","line":"1","quantity":"2","amount":"2.90"}
                < "code":"MISSING","path":"gtin"
                > {"type":"add","tx":"T1","line":"1","gtin":"5000112637923","quantity":"2","amount":"2.90"}
                < "code":"BAD_VALUE","path":"gtin"
                > {"type":"add","tx":"T1","line":"1","gtin":"5000112637922","sku":"A","quantity":"2","amount":"2.90"}
                < "code":"BAD_VALUE","path":"sku"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"2.90","floor":"-1.00"}
                < "code":"BAD_VALUE","path":"floor"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"2.90","attributes":{"a":1}}
                < "code":"BAD_VALUE","path":"attributes.a"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"2.90","tags":["a",1]}
                < "code":"BAD_VALUE","path":"tags[1]"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"2.90","entryMethod":"GUESSED"}
                < "code":"BAD_VALUE","path":"entryMethod"
                > {"type":"add","tx":"T1","line":"\\ud83e","sku":"A","quantity":"1","amount":"2.90"}
                < "code":"BAD_VALUE","path":"line"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"1","amount":"1.45","colour":"white"}
                < "type":"ok"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"1","amount":"1.45"}
                < "code":"DUPLICATE_LINE","path":"line"
                > {"type":"void","tx":"T1","line":"2"}
                < "code":"UNKNOWN_LINE","path":"line"
                > {"type":"quantity","tx":"T1","line":"2","quantity":"1","amount":"1.00"}
                < "code":"UNKNOWN_LINE","path":"line"
                > {"type":"scan","tx":"T1"}
                < "code":"MISSING","path":"raw"
                > {"type":"scan","tx":"T1","raw":5000112637922}
                < "code":"BAD_VALUE","path":"raw"
                > {"type":"scan","tx":"T1","raw":"x","symbology":"MORSE"}
                < "code":"BAD_VALUE","path":"symbology"
                > {"type":"member","tx":"T1","id":"M9"}
                < "code":"UNKNOWN_MEMBER","path":"id"
                > {"type":"forget","tx":"T1"}
                < "code":"NO_MEMBER","path":"tx"
                > {"type":"explain","tx":"T1","offer":"O9"}
                < "code":"UNKNOWN_OFFER","path":"offer"
                > {"type":"price","tx":"T1","outcomes":"SOME"}
                < "code":"BAD_VALUE","path":"outcomes"
                > {"type":"unlock","tx":"T1"}
                < "code":"NOT_LOCKED","path":"tx"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"0.94"}]}
                < "code":"TENDERS_DIFFER","path":"tenders"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":1}]}
                < "code":"BAD_VALUE","path":"tenders[0].amount"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"0.90"}],"change":"-0.05"}
                < "code":"BAD_VALUE","path":"change"
                > {"type":"balance","member":"M9"}
                < "code":"UNKNOWN_MEMBER","path":"member"
                > {"type":"balance"}
                < "code":"MISSING","path":"member"
                > {"type":"sync","loseAcknowledgement":"yes"}
                < "code":"BAD_VALUE","path":"loseAcknowledgement"
                > {"type":"lock","tx":"T1"}
                < "type":"ok"
                > {"type":"lock","tx":"T1"}
                < "code":"LOCKED","path":"tx"
                > {"type":"add","tx":"T1","line":"2","sku":"MILK","quantity":"1","amount":"1.45"}
                < "code":"LOCKED"
                > {"type":"quantity","tx":"T1","line":"1","quantity":"2","amount":"1.45"}
                < "code":"LOCKED"
                > {"type":"void","tx":"T1","line":"1"}
                < "code":"LOCKED"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "code":"LOCKED"
                > {"type":"member","tx":"T1","id":"M1"}
                < "code":"LOCKED"
                > {"type":"forget","tx":"T1"}
                < "code":"LOCKED"
                > {"type":"price","tx":"T1"}
                < "total":"1.45","discount":"0.50","due":"0.95"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"0.95"}]}
                < "key":"1/1/2026-11-23/T1"
                > {"type":"add","tx":"T1","line":"2","sku":"MILK","quantity":"1","amount":"1.45"}
                < "code":"COMMITTED","path":"tx"
                > {"type":"cancel","tx":"T1"}
                < "code":"COMMITTED"
                > {"type":"begin","tx":"T2"}
                < "type":"ok"
                > {"type":"cancel","tx":"T2"}
                < "type":"ok"
                > {"type":"price","tx":"T2"}
                < "code":"CANCELLED","path":"tx"
                > {"type":"commit","tx":"T2"}
                < "code":"CANCELLED"
                > {"type":"begin","tx":"T2"}
                < "type":"ok"
                > {"type":"redeem","tx":"T2","points":"10"}
                < "code":"NO_REDEMPTION","path":"points"
                > {"type":"resume","tx":"T2"}
                < "code":"NOT_SUSPENDED","path":"tx"
                > {"type":"resume","tx":"T2","till":"2"}
                < "code":"UNKNOWN_TRANSACTION","path":"tx"
                > {"type":"postVoid","tx":"T2"}
                < "code":"UNKNOWN_RECEIPT","path":"tx"
                > {"type":"postVoid","tx":"T9"}
                < "code":"UNKNOWN_TRANSACTION","path":"tx"
                > {"type":"postVoid","key":"1/1/2026-11-23/T9"}
                < "code":"UNKNOWN_RECEIPT","path":"key"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T1","lines":[]}
                < "code":"BAD_VALUE","path":"lines"
                > {"type":"return","tx":"R1","of":"T1","lines":[{"line":"1","quantity":"1"}]}
                < "code":"BAD_VALUE","path":"of"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T9","lines":[{"line":"1","quantity":"1"}]}
                < "code":"UNKNOWN_RECEIPT","path":"of"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T1","lines":[{"line":"9","quantity":"1"}]}
                < "code":"UNKNOWN_LINE","path":"lines[0].line"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T1","lines":[{"line":"1","quantity":"0.5"}]}
                < "code":"BAD_VALUE","path":"lines[0].quantity"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T1","lines":[{"line":"1","quantity":"2"}]}
                < "code":"EXCEEDS_SOLD","path":"lines[0].quantity"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T1","into":"T8","lines":[{"line":"1","quantity":"1"}]}
                < "code":"UNKNOWN_TRANSACTION","path":"into"
                > {"type":"return","tx":"R1","of":"1/1/2026-11-23/T1","into":"T1","lines":[{"line":"1","quantity":"1"}]}
                < "code":"COMMITTED","path":"into"
                > {"type":"return","tx":"T1","of":"1/1/2026-11-23/T1","lines":[{"line":"1","quantity":"1"}]}
                < "code":"DUPLICATE_TRANSACTION","path":"tx"
                > {"type":"return","tx":"R1","lines":[{"line":"1","quantity":"1","sku":"MILK"}]}
                < "code":"MISSING","path":"lines[0].amount"
                > {"type":"online","value":true}
                < "type":"ok"
                """);
        assertThat(office.arrived()).as("nobody synced").isEmpty();
    }

    @Test
    void referenceDataIsSilentUnlessItIsRefused() {
        table("""
                > {"type":"offer","id":"X","kind":"PERCENT_OFF","percent":"101","items":{"all":true}}
                < "code":"BAD_VALUE","path":"percent"
                > {"type":"offer","id":"X","kind":"MAGIC"}
                < "code":"UNKNOWN_KIND","path":"kind"
                > {"type":"offer","id":"X","kind":"PERCENT_OFF","percent":"10","items":{"all":true},"layer":"MOON"}
                < "code":"UNKNOWN_LAYER","path":"layer"
                > {"type":"scanRules","id":"s","cards":[{"name":"one","prefix":"2"},{"name":"two","prefix":"2"}]}
                < one and two
                > {"type":"offer","id":"MILK50","version":3,"kind":"AMOUNT_OFF","amount":"0.60","items":{"skus":["MILK"]}}
                > {"type":"offer","id":"MILK50","version":2,"kind":"AMOUNT_OFF","amount":"0.10","items":{"skus":["MILK"]}}
                > {"type":"begin","tx":"T1"}
                < "type":"ok"
                > {"type":"add","tx":"T1","line":"1","sku":"MILK","quantity":"1","amount":"1.45"}
                < "type":"ok"
                > {"type":"price","tx":"T1"}
                < "discount":"0.60"
                > {"type":"offer","id":"MILK50","version":3,"removed":true}
                > {"type":"price","tx":"T1"}
                < "discount":"0.00"
                """);
    }

    @Test
    void beforeTheProgrammeNothingIsSold() {
        try (Conversation conversation = conversation()) {
            assertThat(said(conversation, "{\"type\":\"begin\",\"tx\":\"T1\"}")).contains("\"code\":\"NO_PROGRAM\"");
            assertThat(
                            said(
                                    conversation,
                                    "{\"type\":\"add\",\"tx\":\"T1\",\"line\":\"1\",\"sku\":\"A\",\"quantity\":\"1\",\"amount\":\"1\"}"))
                    .contains("\"code\":\"NO_PROGRAM\"");
            assertThat(said(conversation, "{\"type\":\"sync\"}")).contains("\"type\":\"synced\"");
        }
    }

    @Test
    void twoTillsShareReferenceDataAndNothingElse() {
        table("""
                > {"type":"begin","tx":"T1","till":"1"}
                < "type":"ok"
                > {"type":"begin","tx":"T1","till":"2"}
                < "type":"ok"
                > {"type":"add","tx":"T1","till":"2","line":"1","sku":"MILK","quantity":"1","amount":"1.45"}
                < "type":"ok"
                > {"type":"price","tx":"T1","till":"1"}
                < "total":"0.00"
                > {"type":"price","tx":"T1","till":"2"}
                < "total":"1.45","discount":"0.50"
                > {"type":"restart","till":"2"}
                < "type":"ok"
                > {"type":"commit","tx":"T1","till":"1"}
                < "key":"1/1/1970-01-01/T1"
                > {"type":"commit","tx":"T1","till":"2"}
                < "key":"1/2/1970-01-01/T1"
                > {"type":"sync","till":"1"}
                < "pushed":1
                > {"type":"sync","till":"2","loseAcknowledgement":true}
                < "pushed":0,"pulled":0,"waiting":1
                < "failure":"the acknowledgement was lost"
                > {"type":"sync","till":"2"}
                < "pushed":1
                """);
        assertThat(office.arrived()).hasSize(2);
    }

    @Test
    void restartKeepsEveryOpenTransaction() {
        table("""
                > {"type":"begin","tx":"T1"}
                < "type":"ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "as":"MEMBER"
                > {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"3.00"}
                < "type":"ok"
                > {"type":"begin","tx":"T2"}
                < "type":"ok"
                > {"type":"add","tx":"T2","line":"1","sku":"MILK","quantity":"1","amount":"1.45"}
                < "type":"ok"
                > {"type":"lock","tx":"T2"}
                < "type":"ok"
                > {"type":"restart"}
                < "type":"ok"
                > {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"3.00"}
                < "code":"DUPLICATE_LINE"
                > {"type":"price","tx":"T1"}
                < "due":"2.00"
                > {"type":"void","tx":"T2","line":"1"}
                < "code":"LOCKED"
                > {"type":"commit","tx":"T2","tenders":[{"type":"CASH","amount":"0.95"}]}
                < "type":"committed"
                > {"type":"cancel","tx":"T1"}
                < "type":"ok"
                > {"type":"restart"}
                < "type":"ok"
                > {"type":"price","tx":"T1"}
                < "code":"CANCELLED"
                """);
    }

    @Test
    void aLaterRunGoesOnWithWhatTheEarlierLeftWithoutHearingItAgain() {
        try (Conversation first = conversation()) {
            tell(first, SHOP);
            said(first, "{\"type\":\"begin\",\"tx\":\"T1\",\"at\":\"2026-11-22T10:00:00Z\"}");
            said(
                    first,
                    "{\"type\":\"add\",\"tx\":\"T1\",\"line\":\"1\",\"sku\":\"MILK\",\"quantity\":\"1\",\"amount\":\"1.45\"}");
        }
        try (Conversation second = conversation()) {
            assertThat(
                            said(
                                    second,
                                    "{\"type\":\"add\",\"tx\":\"T1\",\"line\":\"2\",\"sku\":\"TEA\",\"quantity\":\"1\",\"amount\":\"3.00\"}"))
                    .contains("\"type\":\"ok\"");
            assertThat(
                            said(
                                    second,
                                    "{\"type\":\"commit\",\"tx\":\"T1\",\"tenders\":[{\"type\":\"CASH\",\"amount\":\"3.95\"}]}"))
                    .contains("\"key\":\"1/1/2026-11-22/T1\"");
            assertThat(said(second, "{\"type\":\"begin\",\"tx\":\"T2\"}")).contains("\"type\":\"ok\"");
        }
    }

    /** Transaction numbers come again every day; a repeated run must not take yesterday's lines for today's basket. */
    @Test
    void aRepeatedRunTellsDaysApartThoughTheirNumbersAreTheSame() {
        String yesterday = """
                {"type":"begin","tx":"T1","at":"2026-11-21T10:00:00Z"}
                {"type":"add","tx":"T1","line":"a","sku":"MILK","quantity":"1","amount":"1.45"}
                {"type":"add","tx":"T1","line":"b","sku":"MILK","quantity":"1","amount":"1.45"}
                {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"1.90"}]}
                """;
        String today = """
                {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z"}
                {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"3.00"}
                """;
        try (Conversation first = conversation()) {
            tell(first, SHOP);
            (yesterday + today).lines().forEach(line -> said(first, line));
        }
        try (Conversation second = conversation()) {
            tell(second, SHOP);
            List<String> answers =
                    yesterday.lines().map(line -> said(second, line)).toList();
            assertThat(answers.get(0)).contains("DUPLICATE_TRANSACTION");
            assertThat(answers.get(1)).contains("COMMITTED");
            assertThat(answers.get(2)).contains("COMMITTED");
            assertThat(answers.get(3)).contains("1/1/2026-11-21/T1").contains("\"again\":true");
            assertThat(today.lines().map(line -> said(second, line)).toList().get(1))
                    .contains("DUPLICATE_LINE");
            assertThat(said(second, "{\"type\":\"price\",\"tx\":\"T1\"}")).contains("\"total\":\"3.00\"");
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        List<String> script = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String tx = "\"tx\":\"T" + i + "\"";
            script.add("{\"type\":\"begin\"," + tx + ",\"at\":\"2026-11-22T10:00:" + (10 + i) + "Z\"}");
            script.add("{\"type\":\"scan\"," + tx + ",\"raw\":\"CARD-1\"}");
            script.add("{\"type\":\"add\"," + tx + ",\"line\":\"1\",\"sku\":\"TEA\",\"quantity\":\"" + (i + 1)
                    + "\",\"amount\":\"9.99\"}");
            script.add("{\"type\":\"price\"," + tx + "}");
            script.add("{\"type\":\"commit\"," + tx + "}");
            script.add("{\"type\":\"" + (i % 7 == 0 ? "restart" : "sync") + "\"}");
        }
        List<String> once = run(folder.resolve("once"), script);
        List<String> twice = run(folder.resolve("twice"), script);
        assertThat(once).isEqualTo(twice).hasSize(script.size());
    }

    @Test
    void noNameOfATillLeadsOutOfTheFolder() throws IOException {
        try (Conversation conversation = conversation()) {
            for (String name : List.of(
                    "..", ".", "a?b", "a#%2e", "é", "收银机", "~", ":memory:", "$(x)", "x".repeat(32), "*|<>\\\"")) {
                assertThat(said(conversation, "{\"type\":\"sync\",\"till\":\"" + name + "\"}"))
                        .contains("\"type\":\"synced\"");
            }
            for (String name :
                    List.of("", " ", "a/b", "a\\\\b", "x".repeat(33), "a b", "\\u0000", "\\u0085", "\\ud83e")) {
                assertThat(said(conversation, "{\"type\":\"sync\",\"till\":\"" + name + "\"}"))
                        .contains("\"path\":\"till\"");
            }
        }
        try (Stream<Path> tills = Files.list(folder.resolve("db"))) {
            assertThat(tills).hasSize(11).allMatch(till -> Files.isRegularFile(till.resolve("journal.db")));
        }
    }

    @Test
    void bytesThatAreNoTextAreMalformedAndBlankLinesAreNone() {
        try (Conversation conversation = conversation()) {
            assertThat(bytes(conversation, 1, "\ufeff{\"type\":\"sync\"}".getBytes(StandardCharsets.UTF_8)))
                    .singleElement()
                    .asString()
                    .contains("\"synced\"");
            assertThat(bytes(conversation, 2, " \t".getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(bytes(conversation, 3, new byte[] {'"', (byte) 0xff, '"'}))
                    .singleElement()
                    .asString()
                    .contains("MALFORMED")
                    .contains("UTF-8");
            assertThat(bytes(conversation, 4, "\ufeff{\"type\":\"sync\"}".getBytes(StandardCharsets.UTF_8)))
                    .singleElement()
                    .asString()
                    .contains("MALFORMED");
            assertThat(bytes(conversation, 5, new byte[Conversation.LONGEST_LINE + 1]))
                    .singleElement()
                    .asString()
                    .contains("MALFORMED")
                    .contains("longer");
        }
    }

    @Test
    void aFaultOfTheLibrarysOwnIsAnsweredAndTheRunGoesOn() {
        List<String> failed = new ArrayList<>();
        Witness clumsy = new Witness() {
            @Override
            public void committed(Receipt receipt) {
                throw new IllegalStateException("clumsy");
            }

            @Override
            public void failed() {
                failed.add("failed");
            }
        };
        try (Conversation conversation = new Conversation(folder.resolve("db"), office, "en", clumsy)) {
            tell(conversation, SHOP);
            said(conversation, "{\"type\":\"begin\",\"tx\":\"T1\"}");
            assertThat(said(conversation, "{\"type\":\"commit\",\"tx\":\"T1\"}"))
                    .isEqualTo("{\"n\":" + n + ",\"type\":\"error\",\"code\":\"INTERNAL\",\"path\":null,"
                            + "\"message\":\"the library failed on this line; the log says why\","
                            + "\"text\":\"Loyalty failed. Sell on, and call support.\"}");
            assertThat(said(conversation, "{\"type\":\"sync\"}")).contains("\"pushed\":1");
        }
        assertThat(failed).hasSize(1);
    }

    @Test
    void anOfficeOutOfReachIsSaidAndLosesNothing() {
        HeadOffice gone = new HeadOffice() {
            @Override
            public List<dev.tillside.sync.Settlement> deliver(List<dev.tillside.sync.Delivery> batch) {
                throw new IllegalStateException("no office");
            }

            @Override
            public dev.tillside.sync.ChangePage changesAfter(String cursor, int most) throws IOException {
                throw new IOException("no office");
            }
        };
        try (Conversation conversation = new Conversation(folder.resolve("db"), gone, "en", Witness.NONE)) {
            tell(conversation, SHOP);
            said(conversation, "{\"type\":\"begin\",\"tx\":\"T1\"}");
            said(conversation, "{\"type\":\"commit\",\"tx\":\"T1\"}");
            assertThat(said(conversation, "{\"type\":\"sync\"}"))
                    .contains("\"pushed\":0")
                    .contains("\"waiting\":1")
                    .contains("no office");
        }
    }

    private void table(String rows) {
        ReplayTable.hold(folder.resolve("db"), office, SHOP + rows);
    }

    private List<String> run(Path directory, List<String> script) throws IOException {
        List<String> answers = new ArrayList<>();
        n = 0;
        try (Conversation conversation = new Conversation(directory, new FakeHeadOffice(), "zh", Witness.NONE)) {
            tell(conversation, SHOP);
            script.forEach(line -> answers.add(said(conversation, line)));
        }
        return answers;
    }

    private Conversation conversation() {
        return new Conversation(folder.resolve("db"), office, "en", Witness.NONE);
    }

    private void tell(Conversation conversation, String rows) {
        rows.lines()
                .forEach(row -> assertThat(hear(conversation, row.substring(2))).isEmpty());
    }

    private String said(Conversation conversation, String line) {
        List<String> answers = hear(conversation, line);
        assertThat(answers).as(line).hasSize(1);
        return answers.get(0);
    }

    private List<String> hear(Conversation conversation, String line) {
        List<String> answers = new ArrayList<>();
        conversation.hear(++n, line, answers::add);
        return answers;
    }

    private static List<String> bytes(Conversation conversation, long n, byte[] line) {
        List<String> answers = new ArrayList<>();
        conversation.hear(n, line, answers::add);
        return answers;
    }
}
