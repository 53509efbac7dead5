package dev.tillside.pos.drop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.TillJournal;
import dev.tillside.pos.poslog.PosLogWriter;
import dev.tillside.pos.tck.TestDisk;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tills that can only write files. */
class FileDropTest {
    private static final String BACK =
            "{\"type\":\"return\",\"tx\":\"R1\",\"at\":\"2026-11-22T12:00:00Z\",\"of\":\"0042/3/2026-11-22/T1\",\"lines\":[{\"line\":\"1\",\"quantity\":\"1\"}]}\n";

    @TempDir
    private Path root;

    @Test
    void aClosedBasketIsAnsweredBesideIt() throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")));
            assertThat(counter.look().taken()).isEqualTo(1);
            assertThat(counter.answer("a").get(0))
                    .startsWith("{\"type\":\"taken\",\"sha256\":\"")
                    .endsWith("\"file\":\"a.jsonl\",\"transactions\":1,\"refused\":0}");
            assertThat(counter.answer("a").get(1))
                    .contains(
                            "\"n\":4",
                            "\"type\":\"committed\"",
                            "\"due\":\"2.50\"",
                            "\"pointsBalance\":\"102\"",
                            "\"nextList\"");
            assertThat(counter.files()).containsExactly("a.answer.jsonl", "a.jsonl");
            assertThat(counter.till
                            .receipt(counter.till.sales().get(0))
                            .orElseThrow()
                            .at())
                    .hasToString("2026-11-22T10:00:00Z");
        }
    }

    @Test
    void whatIsToldTwiceIsBookedOnce() throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")) + BACK);
            counter.look();
            String points = counter.points();
            assertThat(counter.look()).isEqualTo(Round.NOTHING);
            counter.watchAgain(List.of(counter.folder));
            assertThat(counter.look()).isEqualTo(Round.NOTHING);
            counter.write("b.jsonl", Counter.text(Counter.sale("T1")) + BACK);
            Files.delete(counter.folder.resolve("a.answer.jsonl"));
            assertThat(counter.look().taken()).isEqualTo(2);
            for (String name : List.of("a", "b")) {
                assertThat(counter.answer(name).subList(1, 3)).allMatch(answer -> answer.endsWith("\"again\":true}"));
            }
            assertThat(counter.till.sales()).hasSize(1);
            assertThat(counter.points()).isEqualTo(points);
        }
    }

    @Test
    void anotherSaleOfOneNameIsRefused() throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")));
            counter.look();
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")).replace("2.90", "3.90"));
            assertThat(counter.look().taken()).isEqualTo(1);
            assertThat(counter.answer("a").get(1)).contains("\"n\":1", "DUPLICATE_TRANSACTION", "\"path\":\"tx\"");
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")).replace("CASH", "CARD"));
            counter.look();
            assertThat(counter.answer("a").get(1)).contains("DUPLICATE_TRANSACTION");
        }
    }

    @Test
    void aRefusalNamesFieldAndFaultAndTheOthersStand() throws IOException {
        try (Counter counter = new Counter(root)) {
            List<String> lines = new ArrayList<>(Counter.sale("T1"));
            lines.add(2, lines.get(2));
            lines.addAll(Counter.sale("T2"));
            counter.write("a.jsonl", Counter.text(lines));
            counter.look();
            assertThat(counter.answer("a").get(0)).endsWith("\"transactions\":2,\"refused\":1}");
            assertThat(counter.answer("a").get(1)).contains("\"n\":4", "DUPLICATE_LINE", "\"path\":\"line\"");
            assertThat(counter.answer("a").get(2)).contains("committed", "0042/3/2026-11-22/T2");
            assertThat(counter.till.checkouts()).isEmpty();
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")));
            counter.look();
            assertThat(counter.answer("a").get(1)).contains("committed").doesNotContain("again");
        }
    }

    @Test
    void anExchangeAndAPostVoidAreTakenOnceToo() throws IOException {
        try (Counter counter = new Counter(root)) {
            List<String> lines = new ArrayList<>(Counter.sale("T1"));
            List<String> exchange = new ArrayList<>(Counter.sale("T2"));
            exchange.add(2, BACK.strip().replace("\"lines\"", "\"into\":\"T2\",\"lines\""));
            lines.addAll(exchange);
            lines.addAll(Counter.sale("T3"));
            lines.add("{\"type\":\"postVoid\",\"tx\":\"T3\"}");
            counter.write("a.jsonl", Counter.text(lines));
            counter.look();
            String points = counter.points();
            assertThat(counter.answer("a").toString())
                    .contains("\"taken\"", "\"refused\":0}")
                    .doesNotContain("\"error\"");
            Files.delete(counter.folder.resolve("a.answer.jsonl"));
            counter.look();
            assertThat(counter.answer("a").toString())
                    .contains("\"taken\"", "\"refused\":0}")
                    .doesNotContain("\"error\"");
            assertThat(counter.points()).isEqualTo(points);
            assertThat(counter.till.sales()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\":\"begin\",\"tx\":\"T1\"",
                "{\"type\":\"begin\",\"tx\":\"T1\",\"businessDay\":\"2026-11-22\"}\n",
                "{\"type\":\"begin\",\"tx\":\"T1\"}\n{\"type\":\"commit\",\"tx\":\"T1\"}\n",
                "{\"type\":\"commit\",\"tx\":\"T1\"}\n",
                "{\"type\":\"sync\"}\n",
                "{\"type\":\"member\",\"id\":\"M2\"}\n",
                "[[[[",
            })
    void whatIsNoClosedBasketIsSetAsideWithItsReason(String content) throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write("a.jsonl", content);
            assertThat(counter.look().rejected()).isEqualTo(1);
            assertThat(counter.files())
                    .containsExactly("a.answer.jsonl", "rejected/a.jsonl", "rejected/a.reason.jsonl");
            assertThat(counter.answer("a"))
                    .isEqualTo(Files.readAllLines(counter.folder.resolve("rejected/a.reason.jsonl")));
            assertThat(counter.answer("a").get(1)).contains("\"type\":\"error\"", "\"path\":");
            assertThat(counter.till.sales()).isEmpty();
            assertThat(counter.till.checkouts()).isEmpty();
        }
    }

    @Test
    void aSecondBadFileOfOneNameDoesNotHideTheFirst() throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write("a.jsonl", "first");
            counter.look();
            counter.write("a.jsonl", "second");
            counter.look();
            assertThat(counter.files())
                    .filteredOn(name -> name.startsWith("rejected"))
                    .hasSize(4);
            counter.write("b.jsonl", Counter.text(Counter.sale("T1")));
            counter.write("b.xml", "<POSLog/>");
            counter.look();
            assertThat(counter.answer("b").get(0)).contains("\"type\":\"taken\"");
            assertThat(counter.files()).contains("rejected/b.xml", "rejected/b.reason.jsonl");
        }
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotTakenAndHoldsBackThoseAfterIt() throws IOException {
        try (Counter counter = new Counter(root)) {
            List<String> sale = Counter.sale("T1");
            Path half = counter.write("a.jsonl", Counter.text(sale.subList(0, 2)));
            counter.write("b.jsonl", BACK);
            counter.write("c.jsonl.tmp", "half");
            counter.write(".d.jsonl", "hidden");
            assertThat(counter.drop().look().lookAgain()).contains(Counter.SETTLE);
            counter.advance(Duration.ofSeconds(1));
            Files.writeString(half, Counter.text(sale.subList(2, 4)), StandardOpenOption.APPEND);
            assertThat(counter.drop().look().lookAgain()).contains(Counter.SETTLE);
            counter.advance(Duration.ofSeconds(1));
            assertThat(counter.drop().look().lookAgain()).contains(Duration.ofSeconds(1));
            assertThat(counter.till.sales()).isEmpty();
            counter.advance(Duration.ofSeconds(1));
            Round taken = counter.drop().look();
            Round after = counter.look();
            assertThat(taken.taken() + after.taken()).isEqualTo(2);
            assertThat(counter.answer("b").get(1)).contains("\"type\":\"returned\"");
            assertThat(counter.files())
                    .contains("c.jsonl.tmp", ".d.jsonl")
                    .noneMatch(name -> name.startsWith("rejected"));
        }
    }

    @Test
    void filesAreTakenInOrderOfNameAndFoldersInTheirOrder() throws IOException {
        try (Counter counter = new Counter(root)) {
            Path other = Files.createDirectories(root.resolve("other"));
            counter.watchAgain(List.of(other, counter.folder));
            counter.write("2.jsonl", Counter.text(Counter.sale("B")));
            counter.write("10.jsonl", Counter.text(Counter.sale("A")));
            Files.writeString(other.resolve("z.jsonl"), Counter.text(Counter.sale("Z")));
            counter.look();
            counter.look();
            assertThat(counter.till.sales()).extracting(key -> key.tx()).containsExactly("Z", "A", "B");
        }
    }

    @Test
    void anAnswerThatCannotBeWrittenIsWrittenLaterAndNothingIsBookedTwice() throws IOException {
        try (Counter counter = new Counter(root)) {
            Path blocked = Files.createDirectories(counter.folder.resolve("a.answer.jsonl.tmp"));
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")));
            assertThat(counter.look().failed()).isEqualTo(1);
            Files.delete(blocked);
            assertThat(counter.drop().look().taken()).isEqualTo(1);
            assertThat(counter.till.sales()).hasSize(1);
            assertThat(counter.points()).isEqualTo("102");
        }
    }

    @Test
    void aDiskThatFailsRefusesNothing() throws IOException {
        for (Consumer<TestDisk> fault :
                List.<Consumer<TestDisk>>of(TestDisk::fill, TestDisk::breakDown, TestDisk::forget)) {
            Path there = Files.createTempDirectory(root, "till");
            TestDisk disk = new TestDisk();
            try (Counter counter = new Counter(there, Steps.NONE, disk)) {
                counter.write("a.jsonl", Counter.text(Counter.sale("T1")) + BACK);
                fault.accept(disk);
                assertThat(counter.look().failed()).isPositive();
                assertThat(counter.files()).containsExactly("a.jsonl");
                disk.mend();
                counter.look(); // takes it, unless the disk kept what it denied: then the next process does
            }
            try (Counter counter = new Counter(there)) {
                counter.look();
                assertThat(counter.answer("a").get(0)).endsWith("\"transactions\":2,\"refused\":0}");
                assertThat(counter.till.sales()).hasSize(1);
                assertThat(counter.till.checkouts()).isEmpty();
                assertThat(counter.points()).isEqualTo("101");
            }
        }
    }

    @Test
    void aPosLogIsTakenAsItsSalesReturnsAndPostVoids() throws IOException {
        StringWriter log = new StringWriter();
        Path first = root.resolve("first");
        try (Counter counter = new Counter(first)) {
            List<String> sold = new ArrayList<>(Counter.sale("11"));
            sold.remove(1);
            sold.addAll(Counter.sale("12").stream()
                    .filter(line -> !line.contains("scan"))
                    .toList());
            counter.write(
                    "a.jsonl",
                    Counter.text(sold) + BACK.replace("/T1", "/11") + "{\"type\":\"postVoid\",\"tx\":\"12\"}\n");
            counter.look();
            assertThat(counter.answer("a").toString())
                    .contains("\"taken\"", "\"refused\":0}")
                    .doesNotContain("\"error\"");
        }
        try (TillJournal journal = TillJournal.open(first.resolve("till"))) {
            PosLogWriter writer = PosLogWriter.begin(PosLogWriter.Format.XML, log);
            writer.write(journal, day -> true, left -> {});
            writer.end();
        }
        try (Counter counter = new Counter(root.resolve("second"))) {
            counter.write("log.xml", log.toString());
            counter.look();
            assertThat(counter.answer("log").get(0)).endsWith("\"transactions\":4,\"refused\":0}");
            assertThat(counter.answer("log").get(1)).contains("0042/3/2026-11-22/11", "\"due\":\"2.50\"");
            assertThat(counter.answer("log").get(3)).contains("\"type\":\"returned\"", "\"refund\":\"1.25\"");
        }
    }

    @Test
    void aCardInAPosLogEarnsPoints() throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write(
                    "a.xml",
                    posLog(
                            "<LoyaltyAccount><LoyaltyCard><PrimaryAccountNumber>2900000012349</PrimaryAccountNumber></LoyaltyCard></LoyaltyAccount>"));
            counter.look();
            assertThat(counter.answer("a").get(1))
                    .contains("0042/4/2026-11-22/77", "\"discount\":\"0.40\"", "\"pointsBalance\":\"102\"");
            assertThat(counter.till
                            .receipt(counter.till.sales().get(0))
                            .orElseThrow()
                            .operator())
                    .contains("9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE POSLog [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><POSLog>&x;</POSLog>",
                "<POSLog xmlns=\"http://example.com/\"/>",
                "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\"/>",
                "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\"><Transaction/></POSLog>",
                "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\"><Transaction>",
            })
    void whatIsNoPosLogIsSetAside(String content) throws IOException {
        try (Counter counter = new Counter(root)) {
            counter.write("a.xml", content);
            assertThat(counter.look().rejected()).isEqualTo(1);
            assertThat(counter.answer("a").get(1))
                    .contains("\"type\":\"error\"")
                    .doesNotContain("root:");
        }
    }

    @Test
    void aKillBetweenAnyTwoStepsLosesAndDoublesNothing() throws IOException {
        Path life = root.resolve("life");
        List<Path> deaths = new ArrayList<>();
        List<Steps.Step> steps = new ArrayList<>();
        List<String> files;
        try (Counter counter = new Counter(life, step -> {
            steps.add(step);
            deaths.add(root.resolve("death" + deaths.size()));
            Counter.leave(life, deaths.get(deaths.size() - 1));
        })) {
            counter.write("a.jsonl", Counter.text(Counter.sale("T1")) + BACK);
            counter.write("b.jsonl", "bad");
            assertThat(counter.look().plus(counter.look()).taken()).isEqualTo(1);
            assertThat(counter.points()).isEqualTo("101");
            files = counter.files();
        }
        assertThat(steps).contains(Steps.Step.values());
        for (int i = 0; i < deaths.size(); i++) {
            try (Counter counter = new Counter(deaths.get(i))) {
                counter.look();
                counter.look();
                String where = "killed at step " + i + ", " + steps.get(i);
                assertThat(counter.files()).as(where).containsAll(files);
                assertThat(counter.files().stream().filter(name -> !name.endsWith(".tmp")))
                        .as(where)
                        .hasSize(files.size());
                assertThat(counter.answer("a").get(0)).as(where).endsWith("\"transactions\":2,\"refused\":0}");
                assertThat(counter.points()).as(where).isEqualTo("101");
                assertThat(counter.till.sales()).as(where).hasSize(1);
                assertThat(counter.till.refunds(counter.till.sales().get(0)))
                        .as(where)
                        .hasSize(1);
                assertThat(counter.till.checkouts()).as(where).isEmpty();
            }
        }
    }

    @Test
    void aRunEndsWhenItIsToldTo() throws Exception {
        try (Counter counter = new Counter(root)) {
            FolderWatch watch = FolderWatch.on(List.of(counter.folder));
            LinkedBlockingQueue<Round> rounds = new LinkedBlockingQueue<>();
            Thread runner = new Thread(() -> run(counter, watch, rounds));
            runner.start();
            assertThat(rounds.poll(30, TimeUnit.SECONDS)).isEqualTo(Round.NOTHING);
            counter.write("a.tmp", Counter.text(Counter.sale("T1")));
            Files.move(counter.folder.resolve("a.tmp"), counter.folder.resolve("a.jsonl"));
            Round seen = rounds.poll(30, TimeUnit.SECONDS);
            while (seen.equals(Round.NOTHING)) {
                seen = rounds.poll(30, TimeUnit.SECONDS);
            }
            assertThat(seen.lookAgain()).contains(Counter.SETTLE);
            watch.close();
            runner.join(30_000);
            assertThat(runner.isAlive()).isFalse();
        }
    }

    private static void run(Counter counter, FolderWatch watch, LinkedBlockingQueue<Round> rounds) {
        try {
            counter.drop().run(watch, Duration.ofHours(1), rounds::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String posLog(String shopper) {
        return """
                <?xml version="1.0"?>
                <POSLog xmlns="http://www.nrf-arts.org/IXRetail/namespace/" xmlns:x="urn:x" MajorVersion="6"><Transaction>
                <BusinessUnit><UnitID>0042</UnitID></BusinessUnit><WorkstationID>4</WorkstationID><SequenceNumber>77</SequenceNumber>
                <OperatorID>9</OperatorID><CurrencyCode>GBP</CurrencyCode><RetailTransaction>
                <LineItem EntryMethod="Scanned"><Sale><ItemID Type="GTIN">05000112637922</ItemID><x:Sale><x:ItemID>no</x:ItemID></x:Sale>
                <ExtendedAmount Currency="GBP">2.90</ExtendedAmount><Quantity>2</Quantity></Sale><SequenceNumber>1</SequenceNumber></LineItem>
                <LineItem CancelFlag="true"><Sale><ItemID>JAM</ItemID><ExtendedAmount>9.00</ExtendedAmount><Quantity>1</Quantity></Sale><SequenceNumber>2</SequenceNumber></LineItem>
                <LineItem><Tender TenderType="CreditDebit"><Amount Currency="GBP">2.90</Amount></Tender><SequenceNumber>3</SequenceNumber></LineItem>
                %s</RetailTransaction><BusinessDayDate>2026-11-22</BusinessDayDate><EndDateTime>2026-11-22T10:30:00Z</EndDateTime>
                </Transaction></POSLog>
                """.formatted(shopper);
    }
}
