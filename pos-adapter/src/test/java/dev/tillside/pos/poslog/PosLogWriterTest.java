package dev.tillside.pos.poslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What the programs behind a till read of a day at it. */
class PosLogWriterTest {
    private static final String SHOP = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/Berlin","points":{"earn":[{"points":"1","per":"1.00"}],"burn":{"points":"100","worth":"1.00","step":"100","minimum":"100"}}}
            {"type":"member","id":"M1000234","cards":["2900000012349"],"points":"1250"}
            {"type":"offer","id":"O1","version":1,"name":{"en":"Milk 2 for 2.50"},"layer":"PROMOTION","audience":"EVERYONE","kind":"MULTIBUY","items":{"gtins":["05000112637922"]},"quantity":2,"price":"2.50"}
            {"type":"offer","id":"O7","version":1,"name":{"en":"Bread 0.50 off"},"layer":"COUPON","audience":"COUPON","kind":"AMOUNT_OFF","items":{"skus":["BREAD"]},"amount":"0.50"}
            {"type":"offer","id":"OT","version":1,"name":{"en":"Soap"},"layer":"TENDER","audience":"COUPON","kind":"AMOUNT_OFF","items":{"skus":["SOAP"]},"amount":"0.30","codes":["99000001"],"funding":[{"payer":"ACME","percent":"100"}]}
            {"type":"coupon","id":"C1","member":"M1000234","offer":"O7","uses":1}
            """;
    private static final String SALE = """
            {"type":"begin","tx":"1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3","operator":"17"}
            {"type":"scan","tx":"1","raw":"2900000012349"}
            {"type":"add","tx":"1","line":"1","gtin":"5000112637922","quantity":"2","amount":"2.90","description":"Milk","department":"grocery","entryMethod":"SCANNED","taxCode":"A"}
            {"type":"add","tx":"1","line":"2","sku":"BREAD","quantity":"1","amount":"1.80","entryMethod":"SELF_SCAN"}
            {"type":"add","tx":"1","line":"3","sku":"APPLES","quantity":"1.086","unit":"kg","amount":"4.33"}
            {"type":"add","tx":"1","line":"dep","sku":"DEPOSIT","quantity":"1","amount":"-0.25"}
            {"type":"add","tx":"1","line":"5","sku":"SOAP","quantity":"1","amount":"1.00"}
            {"type":"scan","tx":"1","raw":"99000001"}
            {"type":"lock","tx":"1"}
            {"type":"redeem","tx":"1","points":"200"}
            {"type":"commit","tx":"1","tenders":[{"type":"CASH","amount":"10.00"}],"tax":"0.10","rounding":"0.02","change":"3.30"}
            """;

    @TempDir
    private Path folder;

    private final List<PosLogWriter.LeftOut> left = new ArrayList<>();

    @Test
    void aSaleTellsItsGoodsOffersTendersAndPoints() throws IOException {
        Document log = lived(SHOP + SALE);
        assertThat(LogRules.texts(log, "//Sale/ExtendedAmount")).containsExactly("2.50", "1.30", "4.33", "1.00");
        assertThat(LogRules.texts(log, "//Return[@ItemType='DepositRefund']/ExtendedAmount"))
                .containsExactly("0.25");
        assertThat(LogRules.texts(log, "//RetailPriceModifier[@MethodCode='Promotion']/PromotionID"))
                .containsExactly("O1");
        assertThat(LogRules.texts(log, "//RetailPriceModifier[@MethodCode='Coupon']/PromotionID"))
                .containsExactly("O7");
        assertThat(LogRules.texts(log, "//LineItem/@EntryMethod")).containsExactly("Scanned", "SelfScan");
        assertThat(LogRules.texts(log, "//LineItem/*/@TenderType"))
                .containsExactly("Loyalty", "ManufacturerCoupon", "Cash", "Cash");
        assertThat(LogRules.texts(log, "//PointsRedeemed")).containsExactly("200");
        assertThat(LogRules.texts(log, "//Points[@Type='PointsEarned']")).containsExactly("7");
        assertThat(LogRules.texts(log, "//Points[@Type='Balance']")).containsExactly("1057");
        assertThat(LogRules.texts(log, "//Total[@TotalType='TransactionGrandAmount']"))
                .containsExactly("8.98");
        assertThat(LogRules.texts(log, "//TaxGroupID")).containsExactly("A");
        assertThat(LogRules.texts(log, "//OperatorID")).containsExactly("17");
        assertThat(LogRules.texts(log, "//BusinessDayDate")).containsExactly("2026-11-22");
        assertThat(LogRules.texts(log, "//BeginDateTime")).containsExactly("2026-11-22T11:00:00+01:00");
    }

    @Test
    void aMemberIsMasked() throws IOException {
        lived(SHOP + SALE);
        assertThat(xml()).contains("<CustomerID>****0234</CustomerID>").doesNotContain("M1000234", "2900000012349");
    }

    @Test
    void aReturnNamesTheLinesThatItTakesBack() throws IOException {
        Document log = lived(SHOP + SALE + """
                {"type":"return","tx":"R1","of":"0042/3/2026-11-22/1","lines":[{"line":"1","quantity":"1"},{"line":"dep","quantity":"1"}],"tenders":[{"type":"CASH","amount":"0.72"}],"reason":"sour"}
                """);
        String back = "//Transaction[@TypeCode='ReturnTransaction']/RetailTransaction";
        assertThat(LogRules.texts(
                        log, back + "/LineItem/Return/TransactionLink[@ReasonCode='Return']/LineItemSequenceNumber"))
                .containsExactly("1");
        assertThat(LogRules.texts(log, back + "/LineItem/Sale[@ItemType='Deposit']/ExtendedAmount"))
                .containsExactly("0.25");
        assertThat(LogRules.texts(log, back + "/LineItem/Tender[@TypeCode='Refund']/@TenderType"))
                .containsExactly("Loyalty", "Cash");
        assertThat(LogRules.texts(log, back + "/LoyaltyAccount/LoyaltyAccount/Points[@Type='Reversal']"))
                .hasSize(1);
        assertThat(LogRules.texts(log, back + "/Reason")).containsExactly("sour");
    }

    @Test
    void anExchangeIsOneTransaction() throws IOException {
        Document log = lived(SHOP + SALE + """
                {"type":"begin","tx":"2","store":"0042","workstation":"3"}
                {"type":"add","tx":"2","line":"1","sku":"JAM","quantity":"1","amount":"0.50"}
                {"type":"return","tx":"R2","into":"2","of":"0042/3/2026-11-22/1","lines":[{"line":"2","quantity":"1"}]}
                {"type":"commit","tx":"2","tenders":[{"type":"Store Money","amount":"-0.51"}]}
                """);
        String exchange = "//Transaction[@TypeCode='ExchangeTransaction']/RetailTransaction";
        assertThat(LogRules.texts(log, "//Transaction/@TypeCode"))
                .containsExactly("SaleTransaction", "ExchangeTransaction");
        assertThat(LogRules.texts(log, exchange + "/LineItem/Return/TransactionLink/TransactionID"))
                .containsExactly("0042/3/2026-11-22/1");
        assertThat(LogRules.texts(log, exchange + "/Total[@TotalType='TransactionNetAmount']/@TypeCode"))
                .containsExactly("Return");
        assertThat(LogRules.texts(log, exchange + "/LineItem/Tender[@TypeCode='Refund']/@TenderType"))
                .containsExactly("Tillside:StoreMoney");
    }

    @Test
    void aPostVoidIsLinkedToTheSaleThatItUndoes() throws IOException {
        Document log = lived(SHOP + SALE + """
                {"type":"postVoid","tx":"1"}
                """);
        String undone = "//RetailTransaction[@TransactionStatus='PostVoided']";
        assertThat(LogRules.texts(log, undone + "/TransactionLink[@ReasonCode='Voided']/TransactionID"))
                .containsExactly("0042/3/2026-11-22/1");
        assertThat(LogRules.texts(log, undone + "/Total[@TotalType='TransactionNetAmount'][@TypeCode='Return']"))
                .containsExactly("8.88");
    }

    @Test
    void noTextBreaksOutOfItsElement() throws IOException {
        Document log = lived(SHOP + """
                {"type":"begin","tx":"1","at":"2026-11-22T10:00:00Z","operator":"\\"><x/>"}
                {"type":"add","tx":"1","line":"<&>","sku":"]]><POSLog a='1'>","quantity":"1","amount":"1.00","taxCode":"&amp;","description":"<!-- \\u0000\\u0008\\u001f\\ufffe & é 中 \\ud83e\\udd5b \\t\\r\\n ]]>"}
                {"type":"commit","tx":"1","tenders":[{"type":"中&<","amount":"1.00"}]}
                """);
        assertThat(LogRules.texts(log, "//ItemID")).containsExactly("]]><POSLog a='1'>");
        assertThat(LogRules.texts(log, "//Description"))
                .containsExactly("<!-- \ufffd\ufffd\ufffd\ufffd & é 中 \ud83e\udd5b     ]]>");
        assertThat(LogRules.texts(log, "//OperatorID")).containsExactly("\"><x/>");
        assertThat(LogRules.texts(log, "//Tender/@TenderType")).containsExactly("Tillside:");
        assertThat(json().get(0)
                        .at("/RetailTransaction/0/LineItem/0/Sale/ItemID/value")
                        .asText())
                .isEqualTo("]]><POSLog a='1'>");
    }

    @Test
    void anAmountBeyondTheStandardIsLeftOutAndTold() throws IOException {
        lived("""
                {"type":"program","id":"club","currency":"IDR","timeZone":"Asia/Jakarta"}
                {"type":"begin","tx":"1","at":"2026-11-22T10:00:00Z"}
                {"type":"add","tx":"1","line":"1","sku":"GOLD","quantity":"1","amount":"100000000.00"}
                {"type":"commit","tx":"1"}
                {"type":"begin","tx":"2"}
                {"type":"add","tx":"2","line":"1","sku":"RICE","quantity":"1","amount":"20000.00"}
                {"type":"commit","tx":"2"}
                """);
        assertThat(left).extracting(l -> l.key().tx()).containsExactly("1");
        assertThat(left.get(0).reason()).contains("99999999.999999");
        assertThat(LogRules.texts(LogRules.parse(xml()), "//Transaction/TransactionID"))
                .containsExactly("1/1/2026-11-22/2");
    }

    @Test
    void onlyTheDaysAskedForAreWritten() throws IOException {
        lived(SHOP + SALE + """
                {"type":"begin","tx":"2","at":"2026-11-23T10:00:00Z"}
                {"type":"add","tx":"2","line":"1","sku":"JAM","quantity":"1","amount":"0.50"}
                {"type":"commit","tx":"2"}
                """);
        LocalDate first = LocalDate.parse("2026-11-23");
        String log = LoggedTill.log(folder, PosLogWriter.Format.XML, day -> !day.isBefore(first), left);
        assertThat(LogRules.texts(LogRules.parse(log), "//Transaction/TransactionID"))
                .containsExactly("1/1/2026-11-23/2");
    }

    @Test
    void theSameJournalGivesTheSameBytesAndJsonSaysWhatXmlSays() throws IOException {
        lived(SHOP + SALE);
        assertThat(xml()).isEqualTo(xml());
        JsonNode sale = json().get(0);
        assertThat(sale.path("TransactionID").asText()).isEqualTo("0042/3/2026-11-22/1");
        assertThat(sale.at("/RetailTransaction/0/LineItem")).hasSize(11);
        assertThat(sale.at("/RetailTransaction/0/Total/2/value").asText()).isEqualTo("8.88");
    }

    /** The log of that day, which keeps the standard's rules. */
    private Document lived(String day) throws IOException {
        assertThat(LoggedTill.live(folder, day)).noneMatch(answer -> answer.contains("\"type\":\"error\""));
        String log = xml();
        assertThat(LogRules.broken(log)).isEmpty();
        return LogRules.parse(log);
    }

    private String xml() throws IOException {
        left.clear();
        return LoggedTill.log(folder, PosLogWriter.Format.XML, day -> true, left);
    }

    private List<JsonNode> json() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : LoggedTill.log(folder, PosLogWriter.Format.JSON, day -> true, left)
                .split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
