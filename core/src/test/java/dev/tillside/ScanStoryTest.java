package dev.tillside;

import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Scanned.As;
import dev.tillside.sale.Scanned.Warning;
import dev.tillside.sale.Tender;
import dev.tillside.scan.Repair;
import dev.tillside.scan.Scan.RejectedBecause;
import dev.tillside.scan.Symbology;
import dev.tillside.wire.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cashier hears of whatever the scanner sends, and what it does to the basket. */
class ScanStoryTest {
    /** Company 0614141, offer 654321: 2.50 off one item of family 120, through 2026-12-31. */
    private static final String PAPER = "106141416543213250110120" + "3261231";

    private static final String GS = "\u001d";

    @TempDir
    private Path folder;

    private CornerShop shop;
    private Checkout sale;

    @BeforeEach
    void open() {
        shop = CornerShop.at(folder)
                .taking(
                        CornerShop.member("M1", "952123456789012345"),
                        CornerShop.offer(
                                "GCN",
                                "\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"items\":{\"all\":true},"
                                        + "\"audience\":\"COUPON\",\"codes\":[\"9521234500001\"]"),
                        """
                        {"type":"scanRules","id":"store","region":"DE","separatorSubstitutes":["~"],
                         "cards":[{"name":"club","prefix":"99521","length":13,"check":"MOD10"},
                                  {"name":"stripe","prefix":"9521","length":10,"check":"NONE","symbologies":["MSR"]}]}
                        """.replace("\n", ""));
        sale = shop.begin("T1");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anItemTellsItsDateAndWhetherItHasPassed() {
        Scanned fresh = sale.scan("]d2010952123454321317261200" + "10ABC");
        assertThat(fresh.as()).isEqualTo(As.ITEM);
        assertThat(fresh.gtin()).contains(new Gtin("9521234543213"));
        assertThat(fresh.label().expiry()).map(Object::toString).contains("2026-12-31");
        assertThat(fresh.label().elements()).containsEntry("10", "ABC").containsEntry("17", "261200");
        assertThat(fresh.label().warnings()).isEmpty();

        Scanned old = sale.scan("https://shop.example/01/09521234543213?17=261121");
        assertThat(old.label().warnings()).containsExactly(Warning.EXPIRED_GOODS);
        assertThat(old.message().text("en")).contains("2026-11-21");
        assertThat(old.message().text("zh")).contains("2026-11-21");
        assertThat(sale.scan("]d2010952123454321317261122").label().warnings())
                .as("its last day is a day to sell it")
                .isEmpty();
    }

    @Test
    void thePriceWithinANumberIsReadByTheRegionsRules() {
        Scanned label = sale.scan("2211114002394");
        assertThat(label.label().price()).contains(money("2.39"));
        assertThat(label.gtin())
                .as("the item, with zeros where the price stood")
                .contains(new Gtin("2211110000004"));
        assertThat(sale.scan("2211115002393").reason())
                .as("a price that its verifier denies")
                .contains(RejectedBecause.CHECK_DIGIT);
        Scanned weighed = sale.scan("2812346006558");
        assertThat(weighed.label().measure().orElseThrow().value().plain()).isEqualTo("0.655");
        assertThat(weighed.gtin()).contains(new Gtin("2812340000002"));
    }

    @Test
    void aWeightWithinElementsIsToldWithItsUnit() {
        Scanned ham = sale.scan("]e0010952123454321331030012503922499");
        assertThat(ham.label().measure().orElseThrow().value().plain()).isEqualTo("1.25");
        assertThat(ham.label().measure().orElseThrow().unit().code()).isEqualTo("kg");
        assertThat(ham.label().price()).contains(money("4.99"));
        assertThat(Answer.scanned(1, ham, "en"))
                .contains(
                        "\"price\":\"4.99\"",
                        "\"measure\":{\"value\":\"1.25\",\"unit\":\"kg\"}",
                        "\"3103\":\"001250\"");
    }

    @Test
    void whatWasMendedIsTold() {
        Scanned mended = sale.scan("]C1]C1" + GS + "010952123454321310AB~17261231\r");
        assertThat(mended.as()).isEqualTo(As.ITEM);
        assertThat(mended.label().repairs())
                .containsExactly(
                        Repair.DEVICE_NOISE,
                        Repair.DOUBLE_PREFIX,
                        Repair.SUBSTITUTE_SEPARATOR,
                        Repair.LEADING_SEPARATOR);
        assertThat(Answer.scanned(1, mended, "en")).contains("\"repairs\":[\"DEVICE_NOISE\",\"DOUBLE_PREFIX\"");
    }

    @Test
    void aMembersNumberReadsFromTheStandardsElementAndNotFromPlainData() {
        assertThat(sale.scan("]C18018952123456789012343").reason())
                .as("the last digit is wrong")
                .contains(RejectedBecause.CHECK_DIGIT);
        assertThat(sale.scan("]C08018952123456789012345").as()).isEqualTo(As.PLAIN);
        assertThat(sale.member()).isEmpty();
        assertThat(sale.scan("]C18018952123456789012345").member().orElseThrow().id())
                .isEqualTo("M1");
        assertThat(sale.scan("]Q3" + "8018952123456789012345").duplicate()).isTrue();
    }

    @Test
    void aSerialisedCouponNumberAdmitsOnceEver() {
        sell("T0", sale, "]C12559521234500001000042", "2.00");
        Checkout again = shop.begin("T2");
        again.add(milk("3.00"));
        assertThat(again.scan("]C12559521234500001000042").as()).isEqualTo(As.COUPON);
        assertThat(again.scan("]C12559521234500001000042").duplicate()).isTrue();
        assertThat(again.price().due()).as("this paper was used").isEqualTo(money("3.00"));
        again.scan("]C12559521234500001000043");
        assertThat(again.price().due()).as("another piece").isEqualTo(money("2.00"));
        shop.reopen();
        assertThat(shop.found("T2").price().due()).isEqualTo(money("2.00"));
    }

    private void sell(String tx, Checkout checkout, String scan, String due) {
        checkout.add(milk("3.00"));
        assertThat(checkout.scan(scan).as()).as(tx).isEqualTo(As.COUPON);
        PricedBasket locked = checkout.lock();
        assertThat(locked.due()).isEqualTo(money(due));
        checkout.commit(Tender.cash(locked.due()));
    }

    @Test
    void couponsThatNobodyHereKnowsArePendingAndTakeNothingOff() {
        sale.add(milk("3.00"));
        for (String code :
                List.of("9912345678909", "]C18112006141416543210123456", "]C12559521234500018", "9811234567891")) {
            Scanned scanned = sale.scan(code);
            assertThat(scanned.as()).as(code).isEqualTo(As.COUPON);
            assertThat(scanned.label().warnings()).as(code).containsExactly(Warning.PENDING);
        }
        assertThat(sale.price().due()).isEqualTo(money("3.00"));
    }

    @Test
    void aPaperCouponIsAnOfferOfItsOwnForTheFamilyThatItNames() {
        assertThat(sale.scan("]e08110" + PAPER).label().warnings())
                .as("nobody knows which items are of family 120")
                .containsExactly(Warning.PENDING);
        shop.taking(
                "{\"type\":\"item\",\"gtin\":\"0614141000012\",\"description\":\"Soup\",\"couponFamilies\":[\"120\"]}");
        assertThat(sale.scan("]e08110" + PAPER).as()).isEqualTo(As.COUPON);
        sale.add(milk("3.00"));
        assertThat(sale.price().due()).as("milk is no soup of theirs").isEqualTo(money("3.00"));
        sale.add(soup());
        assertThat(sale.price().due()).isEqualTo(money("4.50"));
        shop.reopen();
        Checkout found = shop.found("T1");
        PricedBasket locked = found.lock();
        assertThat(locked.due()).isEqualTo(money("4.50"));
        String receipt =
                String.join("\n", found.commit(Tender.cash(locked.due())).text());
        assertThat(receipt).contains("Coupon 0614141-654321");
    }

    private static Line soup() {
        return Line.each("2", new Gtin("0614141000012"), 1, money("4.00"));
    }

    private static Line milk(String amount) {
        return Line.each("1", new Gtin("9521234543213"), 1, money(amount));
    }

    @ParameterizedTest
    @CsvSource({
        ";4111111111111111=25121010000000000?, MSR",
        ";4111111111111111=25121010000000000?, ",
        "%B4111111111111111^DOE/J^25121010000000000?;4111111111111111=2512?, "
    })
    void paymentCardsAreRefusedAndNowhereShown(String raw, Symbology symbology) {
        Scanned refused = sale.scan(raw, Optional.ofNullable(symbology));
        assertThat(refused.reason()).contains(RejectedBecause.PAYMENT_CARD);
        assertThat(refused + Answer.scanned(1, refused, "en")).doesNotContain("4111");
    }

    @Test
    void aStripeIsReadWithoutItsSentinels() {
        shop.taking(CornerShop.member("M2", "9521000042"));
        assertThat(sale.scan(";9521000042=99?", Optional.of(Symbology.MSR)).member())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "]",
                "]C1",
                "]C101",
                "\u001d\u001d",
                "(01)",
                "https://id.gs1.org/01/1",
                "]d20109521234543210",
                ";4111111111111111=2512?",
                "]e08110",
                "5000112637923",
                "\uff14\uff19\uff10\uff11",
                "2211115002393"
            })
    void aScanThatIsNoGoodChangesNothing(String raw) {
        sale.add(milk("3.00"));
        PricedBasket before = sale.price();
        Scanned scanned = sale.scan(raw);
        assertThat(scanned.as()).isIn(As.REJECTED, As.PLAIN);
        assertThat(sale.price()).isEqualTo(before);
        shop.reopen();
        assertThat(shop.found("T1").price()).isEqualTo(before);
    }

    @Test
    void aCardPatternThatATemplateMatchesTooIsRefusedWithBothNamed() {
        assertThatThrownBy(() -> shop.taking("{\"type\":\"scanRules\",\"id\":\"store\",\"version\":2,"
                        + "\"templates\":[\"29{item:5}{price:5}{c}\"],"
                        + "\"cards\":[{\"name\":\"club\",\"prefix\":\"29\",\"length\":13,\"check\":\"NONE\"}]}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("club")
                .hasMessageContaining("29{item:5}{price:5}{c}");
    }
}
