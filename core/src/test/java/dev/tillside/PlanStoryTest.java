package dev.tillside;

import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.list.Lists;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SigningKey;
import dev.tillside.money.Money;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Household;
import dev.tillside.plan.ListPlanner;
import dev.tillside.plan.Plan;
import dev.tillside.plan.Published;
import dev.tillside.plan.Special;
import dev.tillside.plan.Track;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Likelihood;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import dev.tillside.points.Program;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import dev.tillside.wire.ListOutcome;
import dev.tillside.wire.PlanJson;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the purchase record to the printed list and back, at a till without a line. */
class PlanStoryTest {
    private static final SigningKey KEY = Lists.key("till-1");
    private static final String PUBLISHED =
            "{\"type\":\"listKey\",\"id\":\"till-1\",\"publicKey\":\"" + KEY.publicKey() + "\"}";
    private static final String MILK = "05000112637922";
    private static final String OWN_MILK = "09520000001018";
    private static final String SOAP = "09520000001025";
    private static final String PLAN = "{\"type\":\"plan\",\"id\":\"lists\",\"weeklySpend\":\"5\",\"ownDiscount\":10,"
            + "\"valueCurve\":[{\"spendPerWeek\":\"5\",\"worth\":\"10\"}],\"priceStep\":\"0.01\","
            + "\"norms\":{\"reach\":{\"" + OWN_MILK + "\":\"0.5\"}},"
            + "\"holdOut\":{\"seed\":1,\"households\":\"0\",\"offers\":\"0\",\"depths\":\"0\"}}";
    private static final String DEAL = "{\"type\":\"deal\",\"id\":\"D1\",\"vendor\":\"ACME\",\"items\":{\"gtins\":[\""
            + OWN_MILK + "\"]},\"goal\":\"CONVERT_TO_STORE_BRAND\",\"funding\":\"0.40\",\"budget\":\"50.00\"}";
    private static final String[] SHOP = {
        item(MILK, "Brand milk", false, "1.50", "1.00"),
        item(OWN_MILK, "Our milk", true, "1.20", "0.50"),
        item(SOAP, "Soap", false, "2.00", "1.00").replace("dairy/milk", "home/soap")
    };

    @TempDir
    private Path folder;

    private CornerShop home;
    private CornerShop away;
    private LocalDate today = CornerShop.TODAY;
    private int sales;

    private static String item(String gtin, String name, boolean own, String price, String cost) {
        return "{\"type\":\"item\",\"gtin\":\"" + gtin + "\",\"description\":\"" + name + "\",\"storeBrand\":" + own
                + ",\"category\":\"dairy/milk\",\"price\":\"" + price + "\",\"cost\":\"" + cost + "\"}";
    }

    @BeforeEach
    void open() {
        home = CornerShop.with(folder.resolve("home"), plan -> plan.listKey(KEY))
                .taking(SHOP)
                .taking(PUBLISHED, PLAN, DEAL, CornerShop.member("M1", "CARD-1"));
        away = CornerShop.at(folder.resolve("away")).taking(PUBLISHED);
    }

    @AfterEach
    void close() {
        home.close();
        away.close();
    }

    private Checkout begin(CornerShop shop, String scan) {
        Checkout sale = shop.till.begin(new BasketKey("0042", "3", today, "T" + ++sales));
        sale.scan(scan);
        return sale;
    }

    private static Receipt pay(Checkout sale) {
        return sale.commit(
                Payment.of(sale.currency(), List.of(Tender.card(sale.price().due()))));
    }

    private Receipt buy(CornerShop shop, String scan) {
        Checkout sale = begin(shop, scan);
        sale.add(Line.each("1", new Gtin(MILK), 4, money("6.00")));
        sale.add(Line.each("2", new Gtin(SOAP), 1, money("2.00")));
        return pay(sale);
    }

    private void pass(int days) {
        today = today.plusDays(days);
        home.clock.advance(Duration.ofDays(days));
        away.clock.advance(Duration.ofDays(days));
    }

    /** Eight weeks of the same basket each week; the last sale's receipt. */
    private Receipt habits() {
        Receipt last = buy(home, "CARD-1");
        for (int week = 1; week < 8; week++) {
            pass(7);
            last = buy(home, "CARD-1");
        }
        return last;
    }

    /** What head office plans from the same purchases: its offers are those that tills may use. */
    private List<String> offersOfHeadOffice() {
        Program program = home.till.program().orElseThrow();
        List<Visit> visits = new ArrayList<>();
        for (int week = 7; week >= 0; week--) {
            visits.add(new Visit(
                    today.minusWeeks(week),
                    List.of(new Purchase(MILK, 4, 600, false), new Purchase(SOAP, 1, 200, false))));
        }
        Deal deal = ReferenceObject.deal(DEAL, program);
        Published published = ReferenceObject.plan(PLAN, program);
        Assortment shop = Assortment.of(List.of(SHOP).stream()
                .map(json -> ReferenceObject.item(json, program))
                .toList());
        Plan plan = new ListPlanner(published.setting(shop, List.of(deal), Forecast.closed(), Map.of()))
                .plan(List.of(new Household("M1", PurchaseHistory.of(visits), Track.NONE)), today);
        assertThat(plan.lists().get(0).specials()).extracting(Special::dealId).contains("D1");
        return PlanJson.offers(plan);
    }

    @Test
    void aListIsPlannedPrintedScannedRedeemedAndChangesTheNext() {
        PrintedList list = withOffers();
        assertThat(list.text())
                .allMatch(line -> line.length() <= 42)
                .anyMatch(line -> line.contains("Our milk") && line.endsWith("0.72"))
                .anyMatch(line -> line.contains("Soap") && line.endsWith("1.80"));
        pass(2);
        Checkout sale = begin(home, list.code());
        sale.add(Line.each("1", new Gtin(OWN_MILK), 2, money("2.40")));
        sale.add(Line.each("2", new Gtin(SOAP), 1, money("2.00")));
        assertThat(sale.price().discount()).as("0.48 once, and 0.20").isEqualTo(money("0.68"));
        Receipt redeemed = pay(sale);
        assertThat(redeemed.priced().lines().get(0).discounts().get(0).funding())
                .extracting(f -> f.payer() + " " + f.deal().orElse("-") + " "
                        + f.amount().plain())
                .contains("ACME D1 0.40");
        assertThat(home.till.nextList(redeemed).orElseThrow().text())
                .as("not due yet, and what is used is off it")
                .noneMatch(line -> line.contains("Our milk") || line.contains("Soap"));

        pass(13);
        PrintedList next = home.till.nextList(buy(home, "CARD-1")).orElseThrow();
        assertThat(next.id()).isNotEqualTo(list.id());
        assertThat(next.text())
                .as("converted once: the discount is less, and no offer of that price has come")
                .noneMatch(line -> line.endsWith("0.72"));
    }

    @Test
    void whatIsUsedIsOffTheListAndTheRestHoldsByANewCode() {
        PrintedList list = withOffers();
        pass(2);
        Checkout sale = begin(home, list.code());
        sale.add(Line.each("1", new Gtin(SOAP), 1, money("2.00")));
        PrintedList rest = home.till.nextList(pay(sale)).orElseThrow();
        assertThat(rest.id()).isEqualTo(list.id());
        assertThat(rest.code()).isNotEqualTo(list.code());
        assertThat(rest.text())
                .noneMatch(line -> line.contains("Soap"))
                .anyMatch(line -> line.contains("Our milk") && line.endsWith("0.72"));
        Checkout next = begin(home, rest.code());
        next.add(Line.each("1", new Gtin(OWN_MILK), 1, money("1.20")));
        next.add(Line.each("2", new Gtin(SOAP), 1, money("2.00")));
        assertThat(next.price().discount()).as("the milk's alone").isEqualTo(money("0.48"));
    }

    private PrintedList withOffers() {
        Receipt receipt = habits();
        home.taking(offersOfHeadOffice().toArray(String[]::new));
        return home.till.nextList(receipt).orElseThrow();
    }

    @Test
    void headOfficeLearnsWithTheBasketWhatBecameOfAListThatTheTillMade() {
        PrintedList list = withOffers();
        pass(2);
        Checkout sale = begin(home, list.code());
        sale.add(Line.each("1", new Gtin(SOAP), 1, money("2.00")));
        Receipt used = pay(sale);
        pass(3);
        Receipt ignored = buy(home, "CARD-1");
        ListOutcome first = ListOutcome.ofSale(
                        home.till.delivery(used.key()).orElseThrow().json())
                .orElseThrow();
        assertThat(first.id()).isEqualTo(list.id());
        assertThat(first.scanned()).isTrue();
        assertThat(first.specials())
                .extracting(
                        shown -> shown.special().deal() + " " + shown.special().item() + " " + shown.used())
                .containsExactlyInAnyOrder("D1 " + OWN_MILK + " false", "OWN " + SOAP + " true");
        assertThat(first.specials()).allMatch(shown -> shown.special().expected() > 0);
        ListOutcome second = ListOutcome.ofSale(
                        home.till.delivery(ignored.key()).orElseThrow().json())
                .orElseThrow();
        assertThat(second.scanned()).isFalse();
        assertThat(second.specials()).isEqualTo(first.specials());
    }

    @Test
    void anotherTillThatKnowsNothingButTheKeyRedeemsWhatNeedsNoLimitOnce() {
        PrintedList list = home.till.nextList(habits()).orElseThrow();
        pass(1);
        Checkout sale = begin(away, list.code());
        assertThat(sale.scan(list.code()).as()).isEqualTo(Scanned.As.LIST);
        sale.add(Line.each("1", new Gtin(SOAP), 2, money("4.00")));
        assertThat(sale.price().discount()).isEqualTo(money("0.20"));
        pay(sale);
        Checkout again = begin(away, list.code());
        again.add(Line.each("1", new Gtin(SOAP), 1, money("2.00")));
        assertThat(again.price().discount()).isEqualTo(Money.zero(again.currency()));
    }

    @Test
    void aTillThatIsGivenAForecastGoesByIt() {
        home.close();
        home = CornerShop.with(folder.resolve("home"), plan -> plan.listKey(KEY)
                        .listForecast((history, from, days) -> List.of(new Likelihood(SOAP, .9))))
                .taking(SHOP)
                .taking(PUBLISHED, PLAN, CornerShop.member("M1", "CARD-1"));
        PrintedList list = home.till.nextList(habits()).orElseThrow();
        assertThat(list.text()).anyMatch(line -> line.contains("Soap")).noneMatch(line -> line.contains("milk"));
    }

    @Test
    void whoSpendsTooLittleOrIsNobodyGetsNoList() {
        Checkout small = begin(home, "CARD-1");
        small.add(Line.each("1", new Gtin(SOAP), 1, money("2.00")));
        assertThat(home.till.nextList(pay(small))).isEmpty();
        habits();
        Checkout nobody = home.till.begin(new BasketKey("0042", "3", today, "N1"));
        nobody.add(Line.each("1", new Gtin(MILK), 9, money("13.50")));
        assertThat(home.till.nextList(pay(nobody))).isEmpty();
    }

    @Test
    void aListSurvivesARestartAndGoesWithItsMember() {
        Receipt receipt = habits();
        Optional<PrintedList> list = home.till.nextList(receipt);
        home.reopen();
        assertThat(home.till.nextList(receipt))
                .as("asked again")
                .isEqualTo(list)
                .isPresent();
        home.taking("{\"type\":\"member\",\"id\":\"M1\",\"version\":2,\"removed\":true,\"erase\":true}");
        assertThat(home.till.nextList(receipt)).isEmpty();
    }

    @Test
    void aListThatCannotBeReadStopsNoSale() throws SQLException {
        assertThat(home.till.nextList(habits())).isPresent();
        home.till.close();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + home.directory.resolve("journal.db"));
                Statement statement = file.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE planned_list SET json = '{'"))
                    .isOne();
        }
        home.reopen();
        Receipt receipt = buy(home, "CARD-1");
        assertThat(ListOutcome.ofSale(
                        home.till.delivery(receipt.key()).orElseThrow().json()))
                .isEmpty();
        assertThat(home.till.nextList(receipt)).isPresent();
    }

    @Test
    void trainingLeavesNoList() {
        habits();
        pass(1);
        Checkout training = home.till.beginTraining(new BasketKey("0042", "3", today, "P1"), Optional.empty());
        training.scan("CARD-1");
        training.add(Line.each("1", new Gtin(SOAP), 1, money("2.00")));
        assertThat(home.till.nextList(pay(training))).isEmpty();
    }
}
