package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.web.OfficeServer;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.sync.HttpHeadOffice;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README shows is what compiles and runs. */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Path THIS = Path.of("src/test/java/dev/tillside/example/cli/ReadmeTest.java");
    private static final List<String> SHOP = List.of(
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"EUR\",\"timeZone\":\"Europe/Dublin\","
                    + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}",
            "{\"type\":\"item\",\"gtin\":\"9520000001018\",\"description\":\"Ground coffee 500 g\"}",
            "{\"type\":\"offer\",\"id\":\"O1\",\"name\":\"Coffee for 4.99\",\"audience\":\"MEMBERS\","
                    + "\"kind\":\"FIXED_PRICE\",\"items\":{\"gtins\":[\"9520000001018\"]},\"price\":\"4.99\"}",
            "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"2900047110817\"]}");

    @TempDir
    private Path directory;

    @Test
    void theEmbeddingCodeSells() throws IOException {
        try (Office office = Office.at(directory.resolve("head-office.db"));
                OfficeServer server = OfficeServer.over(office).start()) {
            office.publish(SHOP);
            List<String> shown = new ArrayList<>();
            List<String> printed = new ArrayList<>();
            sell(server.uri(), directory.resolve("till-03"), shown::add, printed::add);

            assertThat(shown).containsExactly("Member card accepted.");
            assertThat(printed)
                    .anySatisfy(line -> assertThat(line).matches("2 x Ground coffee 500 g +12\\.98"))
                    .anySatisfy(line -> assertThat(line).matches("  Coffee for 4\\.99 +-3\\.00"))
                    .anySatisfy(line -> assertThat(line).matches("To pay EUR +9\\.98"));
            assertThat(delivered(server.uri(), office)).isEqualTo(1);
        }
    }

    /** Where the till closed before its background thread came round, the sale waits for the next opening. */
    private long delivered(URI address, Office office) throws IOException {
        try (var line = HttpHeadOffice.at(address).open();
                var till = LoyaltyTill.at(directory.resolve("till-03"))
                        .headOffice(line)
                        .background(false)
                        .open()) {
            till.sync();
            assertThat(till.waiting()).isZero();
        }
        return office.basketCount();
    }

    private static void sell(URI address, Path directory, Consumer<String> display, Consumer<String> printer) {
        // The README's ten lines begin.
        try (var office = HttpHeadOffice.at(address).open();
                var till = LoyaltyTill.at(directory).headOffice(office).open()) {
            till.sync(); // the first time; from then on a background thread does it
            Checkout sale = till.begin(new BasketKey("0042", "3", till.today("0042"), "T1"));
            display.accept(sale.scan("2900047110817").message().text("en")); // Member card accepted.
            sale.add(Line.each("1", new Gtin("9520000001018"), 2, Money.of("12.98", sale.currency())));
            PricedBasket priced = sale.lock(); // every offer in its best place; from here the price stands
            Receipt receipt = sale.commit(Tender.card(priced.due())); // on disk when this returns
            receipt.text().forEach(printer);
        }
        // The README's ten lines end.
    }

    @Test
    void theReadmeShowsThatCode() throws IOException {
        Matcher shown = Pattern.compile("(?s)```java\\n(.*?)```").matcher(Files.readString(README));
        assertThat(shown.find()).isTrue();
        Matcher run = Pattern.compile("(?s)ten lines begin\\.\\n(.*?\\n) +// The README's ten lines end")
                .matcher(Files.readString(THIS));
        assertThat(run.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo(run.group(1).stripTrailing().stripIndent() + "\n");
        assertThat(shown.group(1).lines()).hasSize(10);
    }

    @Test
    void theReadmeNamesEveryCommandAndFlag() throws IOException {
        String readme = Files.readString(README);
        CommandLine main = Main.commandLine(new PrintWriter(System.out), new PrintWriter(System.err));
        for (String name : List.of("demo", "replay", "journey", "offers check", "offers try", "sidecar")) {
            CommandLine command = main;
            for (String word : name.split(" ")) {
                command = command.getSubcommands().get(word);
            }
            assertThat(readme).contains("`" + name + "`");
            String flags = command.getCommandSpec().options().stream()
                    .map(option -> option.longestName())
                    .filter(flag -> !flag.equals("--help"))
                    .collect(Collectors.joining("\n"));
            assertThat(flags.lines()).allSatisfy(flag -> assertThat(readme).contains("`" + flag));
        }
    }
}
