package dev.tillside.example.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedBasket;
import dev.tillside.pos.tck.SettableClock;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.SyncReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells the story, chapter by chapter. It is the same each time: the clock is moved by hand and nothing is drawn. */
public final class Story implements AutoCloseable {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-14");
    private static final int RECEIPT_COLUMNS = 42;

    private final Path directory;
    private final String language;
    private final Words words;
    private final Stage stage;
    private final Shop shop;
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-14T09:00:00Z"));
    private final Building building;
    private Cable cable;
    private LoyaltyTill till;

    /**
     * How it ended.
     *
     * @param till the till's books
     * @param office head office's books
     * @param waiting sales that still wait at the till
     * @param deadLetters sales that head office refused
     */
    public record Ending(Books till, Books office, int waiting, int deadLetters) {
        /** Whether nothing was lost and nothing doubled. */
        public boolean good() {
            return till.agrees(office) && waiting == 0 && deadLetters == 0;
        }
    }

    /**
     * @param directory an empty one, for the till's and head office's files
     * @param language {@code en} or {@code zh}
     * @param colours whether the terminal shows them
     */
    public Story(Path directory, String language, PrintWriter out, boolean colours) {
        this.directory = directory;
        this.language = language;
        words = new Words(language);
        stage = new Stage(out, colours);
        shop = new Shop(words, language);
        building = new Building(directory.resolve("head-office.db"));
    }

    /** Tells all of it. */
    public Ending tell() throws IOException {
        stage.title(words.of("title"), words.of("date"), words.of("intro"));
        officeOpens();
        tillAwakes();
        Checkout morning = shopping();
        pay(morning);
        reachesOffice(morning.key());
        plugIsPulled();
        soldFromTheList();
        powerFails();
        Ending ending = plugIsBack();
        stage.end();
        return ending;
    }

    private void officeOpens() throws IOException {
        stage.chapter(words.of("office.chapter"));
        stage.say(words.of("office.opens"));
        stage.gap();
        cable = new Cable(building.powerOn());
        List<String> answers = building.publish(shop.published());
        stage.say(shop.counts().entrySet().stream()
                .map(e -> (e.getValue() + " " + words.of("type." + e.getKey())).replace(' ', Columns.KEPT))
                .collect(Collectors.joining(" · ")));
        long accepted = answers.stream().filter(a -> a.contains("\"ACCEPTED\"")).count();
        office(words.of("office.accepted", answers.size(), accepted));
    }

    private void tillAwakes() {
        stage.chapter(words.of("till.chapter"));
        stage.say(words.of("till.awakes"));
        stage.gap();
        till = open(directory.resolve("till"));
        till(round(till.sync()));
    }

    private LoyaltyTill open(Path files) {
        return LoyaltyTill.at(files)
                .headOffice(cable)
                .background(false)
                .clock(clock)
                .language(language)
                .open();
    }

    private Checkout shopping() {
        stage.chapter(words.of("shopping.chapter"));
        stage.say(words.of("shopping.card"));
        stage.gap();
        Checkout sale = till.begin(key("1001"), Optional.of("17"));
        Counter counter = counter(sale);
        counter.card(Shop.CARD);
        stage.gap();
        counter.heading();
        counter.goods("9520000001018", 1);
        counter.goods("9520000001124", 2);
        counter.weighed("4011", "0.842");
        counter.goods("9520000001230", 1);
        counter.goods("9520000001346", 1);
        stage.gap();
        stage.say(words.of("shopping.why"));
        stage.gap();
        new Savings(stage, words, shop).show(sale.price());
        return sale;
    }

    private void pay(Checkout sale) {
        stage.chapter(words.of("pay.chapter"));
        stage.say(words.of("pay.lock"));
        stage.gap();
        PricedBasket locked = sale.lock();
        clock.forward(Duration.ofMinutes(1));
        Receipt receipt = sale.commit(Tender.card(locked.due()));
        stage.paper(receipt.text(), RECEIPT_COLUMNS);
        stage.gap();
        stage.say(words.of("pay.durable"));
    }

    private void reachesOffice(BasketKey key) throws IOException {
        stage.chapter(words.of("received.chapter"));
        stage.say(words.of("received.asked"));
        stage.gap();
        till(round(till.sync()));
        stage.gap();
        stage.line(stage.ink(Ink.FAINT, "GET /v1/baskets/" + key));
        JsonNode sale = Books.sale(building, key);
        office(words.of(
                "received.sale",
                sale.get("lines").size(),
                sale.get("total").textValue(),
                sale.get("discount").textValue(),
                sale.get("due").textValue(),
                sale.get("pointsEarned").textValue()));
        office(words.of("received.payers", payers(sale)));
    }

    /** Who owes the shop what: head office adds it up from the sale's own lines. */
    private String payers(JsonNode sale) {
        Map<String, BigDecimal> paid = new TreeMap<>();
        for (JsonNode funding : sale.get("lines").findValues("funding")) {
            for (JsonNode part : funding) {
                BigDecimal amount = new BigDecimal(part.get("amount").textValue());
                paid.merge(part.get("payer").textValue(), amount, BigDecimal::add);
            }
        }
        return paid.entrySet().stream()
                .map(e -> (e.getKey().equals("RETAILER") ? words.of("payer.shop") : e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private void plugIsPulled() throws IOException {
        stage.chapter(words.of("down.chapter"));
        stage.say(words.of("down.pulled"));
        stage.gap();
        building.powerOff();
        till(round(till.sync()));
    }

    private void soldFromTheList() {
        stage.gap();
        stage.say(words.of("down.list"));
        stage.gap();
        clock.forward(Duration.ofMinutes(20));
        Checkout sale = till.begin(key("1002"), Optional.of("17"));
        Counter counter = counter(sale);
        counter.list(Shop.LIST);
        stage.gap();
        counter.heading();
        counter.goods("9520000001124", 1);
        counter.goods("9520000001674", 2);
        counter.goods("9520000001780", 1);
        counter.goods("9520000002008", 1);
        counter.goods("9520000001452", 1);
        counter.goods("9520000001018", 1);
        counter.goods("9520000002114", 1);
        stage.gap();
        PricedBasket locked = sale.lock();
        new Savings(stage, words, shop).show(locked);
        stage.gap();
        sold(sale.commit(cash("30.00", locked.due())));
        till(round(till.sync()));
    }

    private void powerFails() {
        stage.chapter(words.of("crash.chapter"));
        stage.say(words.of("crash.again"));
        stage.gap();
        clock.forward(Duration.ofMinutes(35));
        BasketKey key = key("1003");
        Checkout sale = till.begin(key, Optional.of("17"));
        Counter counter = counter(sale);
        counter.card(Shop.CARD);
        stage.gap();
        counter.heading();
        counter.goods("9520000002008", 1);
        counter.goods("9520000001124", 1);
        stage.gap();
        stage.line(stage.ink(Ink.BAD, words.of("crash.dark")));
        stage.say(words.of("crash.files"));
        stage.gap();
        till = restarted();
        resumed(till.checkout(key).orElseThrow());
    }

    private void resumed(Checkout sale) {
        till(words.of(
                "crash.back",
                till.checkouts().size(),
                sale.lines().size(),
                sale.member().isPresent() ? words.of("crash.member") : words.of("crash.stranger")));
        counter(sale).lines();
        stage.gap();
        stage.say(words.of("crash.goes.on"));
        stage.gap();
        Counter counter = counter(sale);
        counter.heading();
        counter.goods("9520000001896", 2);
        stage.gap();
        PricedBasket locked = sale.lock();
        new Savings(stage, words, shop).show(locked);
        stage.gap();
        sold(sale.commit(Tender.card(locked.due())));
        till(round(till.sync()));
    }

    /** A till on the files as they lie on the disk this instant; what the old one writes while it closes is not used. */
    private LoyaltyTill restarted() {
        Path before = directory.resolve("till");
        Path after = directory.resolve("till-after-power-cut");
        try {
            Files.createDirectory(after);
            for (String file : List.of("reference.db", "journal.db")) {
                for (String part : List.of(file, file + "-wal")) {
                    if (Files.exists(before.resolve(part))) {
                        Files.copy(before.resolve(part), after.resolve(part));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        till.close();
        return open(after);
    }

    private Ending plugIsBack() throws IOException {
        stage.chapter(words.of("up.chapter"));
        stage.say(words.of("up.lost"));
        stage.gap();
        cable.plug(building.powerOn());
        cable.loseNextAnswer();
        SyncReport lost = till.sync();
        office(verdicts());
        till(stage.ink(Ink.TROUBLE, words.of("up.unheard", lost.waiting())));
        stage.gap();
        stage.say(words.of("up.again"));
        stage.gap();
        SyncReport heard = till.sync();
        office(verdicts());
        till(round(heard));
        stage.gap();
        return balance();
    }

    private Ending balance() throws IOException {
        Ending ending = new Ending(
                Books.of(till),
                Books.of(building),
                till.waiting(),
                till.deadLetters().size());
        new Scales(stage, words).show(ending);
        return ending;
    }

    private String verdicts() {
        Map<Settlement.Verdict, Long> counted = cable.said().stream()
                .collect(Collectors.groupingBy(Settlement::verdict, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(e -> words.of("verdict." + e.getKey(), e.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private void sold(Receipt receipt) {
        till(words.of(
                "sold",
                receipt.priced().due().plain(),
                receipt.priced().discount().plain(),
                receipt.priced().pointsEarned().plain(),
                receipt.pointsBalance().map(p -> p.plain()).orElse("-")));
    }

    private String round(SyncReport report) {
        return report.failure().isPresent()
                ? stage.ink(Ink.TROUBLE, words.of("sync.failed", report.waiting()))
                : words.of("sync.done", report.pushed(), report.pulled(), report.waiting());
    }

    private void till(String text) {
        stage.line(stage.ink(Ink.TILL, Columns.left(words.of("till"), 13)) + text);
    }

    private void office(String text) {
        stage.line(stage.ink(Ink.OFFICE, Columns.left(words.of("office"), 13)) + text);
    }

    private Payment cash(String given, Money due) {
        Money none = Money.zero(due.currency());
        Money handed = Money.of(given, due.currency());
        return new Payment(Optional.of(List.of(Tender.cash(handed))), none, none, handed.minus(due));
    }

    private Counter counter(Checkout sale) {
        return new Counter(stage, words, shop, language, sale);
    }

    private static BasketKey key(String tx) {
        return new BasketKey(Shop.STORE, Shop.WORKSTATION, TODAY, tx);
    }

    @Override
    public void close() throws IOException {
        if (till != null) {
            till.close();
        }
        if (cable != null) {
            cable.close();
        }
        building.close();
    }
}
