package dev.tillside;

import static dev.tillside.CornerShop.money;
import static dev.tillside.CornerShop.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.Quantity;
import dev.tillside.list.ListCode;
import dev.tillside.list.Lists;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SignedList;
import dev.tillside.list.SigningKey;
import dev.tillside.member.MemberId;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Scanned;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.SaleJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list is printed at one till and redeemed at others, which know nothing but the programme and the key. */
class ListStoryTest {
    private static final SigningKey KEY = Lists.key("till-1");
    private static final String MILK = "05000112637922";
    private static final String TEA = "09520000001018";
    private static final String SOAP = "09520000001025";
    private static final String PUBLISHED =
            "{\"type\":\"listKey\",\"id\":\"till-1\",\"publicKey\":\"" + KEY.publicKey() + "\"}";
    private static final String LIST = "{\"type\":\"list\",\"id\":\"9521234000016004711\",\"member\":\"M1\","
            + "\"issued\":\"2026-11-22\",\"valid\":{\"from\":\"2026-11-22\",\"through\":\"2026-12-06\"},\"lines\":["
            + wanted(MILK, "C1") + "," + wanted(TEA, "C2") + "," + wanted(SOAP, "C3") + "," + wanted(MILK, "C4") + "]}";
    private static final String[] HOME = {
        coupon(
                "O1",
                "AMOUNT_OFF",
                "\"amount\":\"0.30\"",
                MILK,
                ",\"funding\":[{\"payer\":\"ACME\",\"deal\":\"D-77\",\"percent\":\"60\"}]"),
        coupon("O2", "PERCENT_OFF", "\"percent\":\"25\"", TEA, ""),
        coupon("O3", "FIXED_PRICE", "\"price\":\"0.99\"", SOAP, ""),
        coupon("O4", "MULTIBUY", "\"quantity\":2,\"price\":\"1.00\"", MILK, ""),
        CornerShop.member("M1", "CARD-1"),
        CornerShop.coupon("C1", "M1", "O1"),
        CornerShop.coupon("C2", "M1", "O2"),
        CornerShop.coupon("C3", "M1", "O3"),
        CornerShop.coupon("C4", "M1", "O4"),
        LIST
    };

    @TempDir
    private Path folder;

    private final LedgerOffice office = new LedgerOffice();
    private CornerShop home;
    private CornerShop away;
    private String code;

    private static String wanted(String gtin, String coupon) {
        return "{\"item\":{\"gtin\":\"" + gtin + "\"},\"quantity\":\"1\",\"coupon\":\"" + coupon + "\"}";
    }

    private static String coupon(String id, String kind, String terms, String gtin, String more) {
        return offer(
                id,
                "\"audience\":\"COUPON\",\"kind\":\"" + kind + "\"," + terms + ",\"items\":{\"gtins\":[\"" + gtin
                        + "\"]}" + more);
    }

    @BeforeEach
    void print() {
        home = CornerShop.printing(folder.resolve("home"), office, KEY)
                .taking(HOME)
                .taking(PUBLISHED);
        away = CornerShop.at(folder.resolve("away"), office).taking(PUBLISHED);
        Checkout sale = home.begin("T0");
        sale.scan("CARD-1");
        Receipt receipt = pay(sale);
        PrintedList list = home.till.nextList(receipt).orElseThrow();
        assertThat(list.id()).isEqualTo("9521234000016004711");
        code = list.code();
    }

    @AfterEach
    void close() {
        home.close();
        away.close();
    }

    private static Checkout filled(CornerShop shop, String tx) {
        Checkout sale = shop.begin(tx);
        sale.add(Line.each("1", new Gtin(MILK), 2, money("2.90")));
        sale.add(Line.each("2", new Gtin(TEA), 1, money("4.00")));
        sale.add(Line.each("3", new Gtin(SOAP), 1, money("1.99")));
        return sale;
    }

    private static Receipt pay(Checkout sale) {
        return sale.commit(Payment.of(
                sale.currency(),
                List.of(dev.tillside.sale.Tender.card(sale.price().due()))));
    }

    private static Reason outcome(Checkout sale, String offer) {
        return sale.explain(offer).get(0).reason();
    }

    @Test
    void aCouponThatIsUsedIsNotPrintedAgain() {
        Checkout sale = home.begin("T1");
        sale.scan("CARD-1");
        sale.add(Line.each("1", new Gtin(TEA), 1, money("4.00")));
        Receipt receipt = pay(sale);
        List<String> used = receipt.priced().outcomes().stream()
                .filter(o -> o.uses() > 0)
                .flatMap(o -> o.coupon().stream())
                .toList();
        assertThat(used).isNotEmpty();
        PrintedList next = home.till.nextList(receipt).orElseThrow();
        assertThat(next.code()).isNotEqualTo(code);
        assertThat(ListCode.unproved(next.code()).orElseThrow().offers())
                .isNotEmpty()
                .noneMatch(offer -> used.contains(offer.coupon()));
    }

    @Test
    void aTillThatKnowsNobodyRedeemsTheWholeListOnce() {
        Checkout first = filled(away, "T1");
        Scanned scanned = first.scan("]Q1" + code);
        assertThat(scanned.as()).isEqualTo(Scanned.As.LIST);
        assertThat(scanned.list()).contains("9521234000016004711");
        assertThat(scanned.member()).contains(new MemberId("M1"));
        assertThat(scanned.known()).isFalse();
        assertThat(scanned.message().code()).isEqualTo("SCAN_LIST");
        assertThat(first.scan(code).duplicate()).isTrue();

        PricedBasket priced = first.price();
        assertThat(priced.discount()).as("0.30 + 25 % of 4.00 + 1.99 to 0.99").isEqualTo(money("2.30"));
        assertThat(outcome(first, "O4")).as("travels by its id").isEqualTo(Reason.UNKNOWN_OFFER);
        Receipt receipt = pay(first);
        assertThat(receipt.text()).anyMatch(line -> line.contains("List offer"));
        assertThat(receipt.priced().lines().get(0).discounts().get(0).funding())
                .extracting(f -> f.payer() + " " + f.amount().plain())
                .containsExactlyInAnyOrder("ACME 0.18", "RETAILER 0.12");

        Checkout second = filled(away, "T2");
        assertThat(second.scan(code).as()).isEqualTo(Scanned.As.LIST);
        assertThat(second.price().discount()).isEqualTo(money("0.00"));
        assertThat(Stream.of("O1", "O2", "O3").map(id -> outcome(second, id))).containsOnly(Reason.ALREADY_REDEEMED);
    }

    @Test
    void theTillThatPrintedItCountsTheSameCoupons() {
        Checkout first = filled(home, "T1");
        first.scan(code);
        assertThat(first.price().discount()).as("the multibuy is known here").isGreaterThan(money("2.30"));
        pay(first);
        Checkout second = filled(home, "T2");
        second.scan("CARD-1");
        second.scan(code);
        assertThat(outcome(second, "O2")).isEqualTo(Reason.ALREADY_REDEEMED);
        assertThat(second.explain("O2")).as("held once, by card and by paper").hasSize(1);
    }

    @Test
    void headOfficeSettlesAListThatTwoTillsTook() {
        pay(scanned(away, "T1"));
        away.till.sync();
        try (CornerShop third = CornerShop.at(folder.resolve("third"), office).taking(PUBLISHED)) {
            third.clock.advance(Duration.ofMinutes(5));
            pay(scanned(third, "T2"));
            SyncReport report = third.till.sync();
            assertThat(report.conflicts())
                    .extracting(c -> c.coupon() + " " + c.key().tx() + " " + c.reason())
                    .containsExactlyInAnyOrder(
                            "C1 T2 ALREADY_REDEEMED", "C2 T2 ALREADY_REDEEMED", "C3 T2 ALREADY_REDEEMED");
        }
        try (CornerShop fourth = CornerShop.at(folder.resolve("fourth"), office).taking(PUBLISHED)) {
            fourth.till.sync();
            assertThat(scanned(fourth, "T3").price().discount())
                    .as("heard of it")
                    .isEqualTo(money("0.00"));
        }
    }

    @Test
    void headOfficeComputesTheSaleAgain() {
        pay(scanned(away, "T1"));
        away.till.sync();
        String sale = List.copyOf(office.stored.values()).get(0);
        assertThat(differences(sale, CornerShop.PROGRAM, PUBLISHED)).isEmpty();
        assertThat(differences(sale, CornerShop.PROGRAM))
                .as("nobody knows the key")
                .contains("seen.lists[0]");
        String richer = sale.replace("\"amount\":\"0.30\",\"funding\"", "\"amount\":\"0.90\",\"funding\"");
        assertThat(differences(richer, CornerShop.PROGRAM, PUBLISHED)).isNotEmpty();
        String cheaper = sale.replace("\"due\":\"6.59\"", "\"due\":\"6.58\"");
        assertThat(cheaper).isNotEqualTo(sale);
        assertThat(differences(cheaper, CornerShop.PROGRAM, PUBLISHED)).contains("due");
    }

    /** A till that makes an offer up, text, digest, price and all, has no list that says so. */
    @Test
    void headOfficeFindsAnOfferThatNoListPromises() {
        pay(scanned(away, "T1"));
        away.till.sync();
        String sale = List.copyOf(office.stored.values()).get(0);
        String text = SaleJson.circumstances(sale).orElseThrow().listed().get(0);
        String made = text.replace("D-77", "D-78");
        String forged = sale.replace(text, made)
                .replace(ReferenceObject.digest(text), ReferenceObject.digest(made))
                .replace("\"deal\":\"D-77\"", "\"deal\":\"D-78\"");
        assertThat(differences(forged, CornerShop.PROGRAM, PUBLISHED)).containsExactly("seen.listed[0]");
    }

    @Test
    void anOpenBasketHasItsListAfterAPowerCut() {
        scanned(away, "T1").lock();
        away.reopen();
        Checkout found = away.found("T1");
        assertThat(found.price().discount()).isEqualTo(money("2.30"));
        found.unlock();
        assertThat(found.price().discount()).isEqualTo(money("2.30"));
        assertThat(found.scan(code).duplicate()).isTrue();
        assertThat(pay(found).text()).anyMatch(line -> line.contains("List offer"));
        assertThat(outcome(scanned(away, "T2"), "O1")).isEqualTo(Reason.ALREADY_REDEEMED);
    }

    @Test
    void whatComesBackMayBeUsedAgain() {
        Receipt receipt = pay(scanned(away, "T1"));
        away.till.takeBack(new ReturnRequest(
                CornerShop.key("R1"),
                Optional.of(receipt.key()),
                List.of(new Returning.Asked("2", Quantity.ONE)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        Checkout second = scanned(away, "T2");
        assertThat(outcome(second, "O2")).isEqualTo(Reason.APPLIED);
        assertThat(outcome(second, "O1")).isEqualTo(Reason.ALREADY_REDEEMED);
    }

    @Test
    void theListGoesWithItsMember() {
        Checkout sale = scanned(away, "T1");
        sale.forget();
        assertThat(sale.price().discount()).isEqualTo(money("0.00"));
        assertThat(sale.scan(code).duplicate()).isFalse();
        assertThat(sale.price().discount()).isEqualTo(money("2.30"));
        away.taking(CornerShop.member("M2", "CARD-2"));
        sale.scan("CARD-2");
        assertThat(sale.price().discount()).as("somebody else's list").isEqualTo(money("0.00"));
    }

    /** Head office's word reaches a basket in which the list lies already. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type":"list","id":"9521234000016004711","version":2,"removed":true} | REVOKED
                    {"type":"member","id":"M1","version":2,"removed":true,"erase":true}   | REVOKED
                    {"type":"coupon","id":"C1","version":2,"removed":true}                | REVOKED
                    {"type":"listKey","id":"till-1","version":2,"removed":true}           | SIGNATURE_INVALID
                    """)
    void whatIsWithdrawnNoLongerApplies(String word, Reason reason) {
        Checkout sale = scanned(away, "T1");
        away.taking(word);
        assertThat(outcome(sale, "O1")).isEqualTo(reason);
        Receipt receipt = pay(sale);
        assertThat(receipt.priced().outcome("O1").filter(o -> o.uses() > 0)).isEmpty();
        away.till.sync();
        String sold = List.copyOf(office.stored.values()).get(0);
        assertThat(differences(sold, CornerShop.PROGRAM, PUBLISHED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type":"list","id":"9521234000016004711","version":2,"removed":true} | REVOKED     | LIST_REFUSED_REVOKED
                    {"type":"listKey","id":"till-1","version":2,"removed":true}           | UNKNOWN_KEY | LIST_REFUSED_UNKNOWN_KEY
                    {"type":"program","id":"other","currency":"GBP","timeZone":"Europe/London"} | FOREIGN | LIST_REFUSED_FOREIGN
                    """)
    void aListThatDoesNotHoldChangesNothing(String word, String reason, String sentence) {
        away.taking(word);
        Checkout sale = filled(away, "T1");
        Scanned scanned = sale.scan(code);
        assertThat(scanned.as()).isEqualTo(Scanned.As.REJECTED);
        assertThat(scanned.reason().orElseThrow().name()).isEqualTo(reason);
        assertThat(scanned.message().code()).isEqualTo(sentence);
        assertThat(sale.member()).isEmpty();
        assertThat(sale.price().discount()).isEqualTo(money("0.00"));
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        for (dev.tillside.list.ListRefusal why : dev.tillside.list.ListRefusal.values()) {
            var message = dev.tillside.text.Message.cashier("LIST_REFUSED_" + why.name(), Map.of());
            assertThat(message.text("en")).isNotEqualTo(message.code());
            assertThat(message.text("zh")).isNotEqualTo(message.text("en"));
        }
    }

    /** A later list of the same offer: its terms stand, and each paper is one use. */
    @Test
    void twoListsOfOneOfferAreTwoUses() {
        SignedList older = ListCode.unproved(code).orElseThrow();
        SignedList newer = new SignedList(
                "9521234000016004712",
                older.program(),
                older.currency(),
                older.member(),
                older.issued().plusDays(1),
                older.issued().plusDays(1),
                older.through(),
                List.of(new dev.tillside.list.ListOffer(
                        "O1",
                        SignedList.coupon("9521234000016004712", 1),
                        Optional.of(new dev.tillside.offer.Reward.AmountOff(
                                dev.tillside.item.Selector.gtin(MILK), money("0.50"), Optional.empty())),
                        List.of())));
        away.clock.advance(Duration.ofDays(1));
        Checkout sale = scanned(away, "T1");
        sale.scan(ListCode.write(newer, KEY));
        assertThat(sale.price().lines().get(0).net()).as("2.90 less twice 0.50").isEqualTo(money("1.90"));
    }

    @Test
    void anErasedMembersCodeIsNotKept() {
        pay(scanned(away, "T1"));
        away.taking("{\"type\":\"member\",\"id\":\"M1\",\"version\":9,\"removed\":true,\"erase\":true}");
        away.till.sync();
        String sale = List.copyOf(office.stored.values()).get(0);
        assertThat(sale).doesNotContain("TL1:").doesNotContain("\"M1\"");
        assertThat(differences(sale, CornerShop.PROGRAM, PUBLISHED)).isEmpty();
    }

    private static List<String> differences(String sale, String... texts) {
        Map<String, String> archive = new HashMap<>();
        for (String text : texts) {
            ReferenceObject object = ReferenceObject.read(text, Optional.empty());
            archive.put(object.digest(), object.json());
        }
        return new Recomputation((type, id, version, digest) -> Optional.ofNullable(archive.get(digest)))
                .of(sale).stream().map(difference -> difference.path()).toList();
    }

    private Checkout scanned(CornerShop shop, String tx) {
        Checkout sale = filled(shop, tx);
        sale.scan(code);
        return sale;
    }
}
