package dev.tillside.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Refused;
import dev.tillside.item.Gtin;
import dev.tillside.list.PrintedList;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say what the readers do: judged by a validator that knows nothing of this library. */
class WireSchemaTest {
    private static final PrintedList TAKEN_HOME = new PrintedList(
            "L1", DateSpan.of(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 12, 6)), "TL1:ABC", List.of("Milk 1.15"));

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();
    private static final Program PROGRAM = ReferenceObject.program(
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}");

    @TempDir
    private Path directory;

    static Stream<String> examples() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                WireSchema.class.getResourceAsStream("schema/examples.jsonl"), StandardCharsets.UTF_8))) {
            return lines.lines().toList().stream();
        }
    }

    static Stream<String> schemas() {
        return Stream.of(WireSchema.Group.values())
                .flatMap(group -> group.types().stream().map(type -> WireSchema.of(group, type)));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaIsOne(String schema) {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
        assertThat(meta.validate(schema, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theDocumentationsExamplesHold(String example) {
        assertThat(faults(example)).isEmpty();
        Fields fields = Fields.parse(example);
        if (group(fields) == WireSchema.Group.REFERENCE) {
            assertThat(ReferenceObject.read(example, Optional.of(PROGRAM))).isNotNull();
        } else if (group(fields) == WireSchema.Group.EVENT) {
            assertThat(eventIsRead(example)).isTrue();
        }
    }

    @Test
    void everyTypeAndKindHasAnExample() throws IOException {
        Set<String> types = new TreeSet<>();
        Set<String> kinds = new TreeSet<>();
        examples().map(Fields::parse).forEach(f -> {
            types.add(group(f) + " " + f.text("type"));
            f.optionalText("kind").ifPresent(kinds::add);
        });
        Set<String> wanted = Stream.of(WireSchema.Group.values())
                .filter(g -> g != WireSchema.Group.DELIVERY)
                .flatMap(g ->
                        g.types().stream().filter(t -> !t.equals("removal")).map(t -> g + " " + t))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(types).isEqualTo(wanted);
        assertThat(kinds).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes | {OFFER,'percent':'20',MILK}",
                "yes | {OFFER,'percent':'0.0001',MILK}",
                "yes | {OFFER,'percent':'100.00',MILK}",
                "no  | {OFFER,'percent':'100.01',MILK}",
                "no  | {OFFER,'percent':'0',MILK}",
                "no  | {OFFER,'percent':20,MILK}",
                "no  | {OFFER,'percent':'+20',MILK}",
                "no  | {OFFER,'percent':'2e1',MILK}",
                "no  | {OFFER,'percent':'20.',MILK}",
                "no  | {OFFER,'percent':'.5',MILK}",
                "no  | {OFFER,'percent':'٢٠',MILK}",
                "no  | {OFFER,MILK}",
                "no  | {OFFER,'percent':null,MILK}",
                "yes | {OFFER,'percent':'20',MILK,'layer':null,'limits':null,'stores':null,'audience':null}",
                "yes | {OFFER,'percent':'20',MILK,'somethingNew':{'a':1}}",
                "no  | {OFFER,'percent':'20'}",
                "no  | {OFFER,'percent':'20','items':{}}",
                "no  | {OFFER,'percent':'20','items':{'gtins':[]}}",
                "no  | {OFFER,'percent':'20','items':{'all':false}}",
                "no  | {OFFER,'percent':'20','items':['05000112637922']}",
                "no  | {OFFER,'percent':'20','items':{'gtins':['123']}}",
                "no  | {OFFER,'percent':'20','items':{'gtins':[5000112637922]}}",
                "yes | {OFFER,'percent':'20',MILK,'audience':{'tiers':['gold']}}",
                "no  | {OFFER,'percent':'20',MILK,'audience':{'tiers':[]}}",
                "no  | {OFFER,'percent':'20',MILK,'audience':{'tiers':['gold'],'segments':['x']}}",
                "no  | {OFFER,'percent':'20',MILK,'audience':'FRIENDS'}",
                "no  | {OFFER,'percent':'20',MILK,'limits':{'perTransaction':'5'}}",
                "no  | {OFFER,'percent':'20',MILK,'limits':{'perTransaction':-1}}",
                "yes | {OFFER,'percent':'20',MILK,'limits':{'perTransaction':0}}",
                "no  | {OFFER,'percent':'20',MILK,'limits':{'perMemberPeriod':{'uses':1}}}",
                "no  | {OFFER,'percent':'20',MILK,'limits':{'maxDiscount':'-1.00'}}",
                "no  | {OFFER,'percent':'20',MILK,'valid':{'from':'22.11.2026'}}",
                "yes | {OFFER,'percent':'20',MILK,'valid':{'from':'2026-11-22T10:00:00+01:00'}}",
                "no  | {OFFER,'percent':'20',MILK,'valid':{'from':'2026-11-22T10:00:00'}}",
                "no  | {OFFER,'percent':'20',MILK,'weekdays':['FUNDAY']}",
                "no  | {OFFER,'percent':'20',MILK,'hours':[{'from':'8:00','to':'10:00'}]}",
                "no  | {OFFER,'percent':'20',MILK,'funding':[{'payer':'ACME'}]}",
                "no  | {OFFER,'percent':'20',MILK,'exclusive':'true'}",
                "no  | {OFFER,'percent':'20',MILK,'version':-1}",
                "no  | {OFFER,'percent':'20',MILK,'name':{'en':7}}",
                "yes | {OFFER,'percent':'20',MILK,'name':'Milk'}",
                "no  | {OFFER,'percent':'20',MILK,'offline':'MAYBE'}",
                "no  | {'type':'offer','id':'O1','kind':'HALF','percent':'20',MILK}",
                "no  | {'type':'offer','kind':'PERCENT_OFF','percent':'20',MILK}",
                "no  | {'type':'offer','id':' ','kind':'PERCENT_OFF','percent':'20',MILK}",
                "no  | {KIND:'AMOUNT_OFF','amount':'0.00',MILK}",
                "yes | {KIND:'FIXED_PRICE','price':'0.00',MILK}",
                "no  | {KIND:'MULTIBUY','quantity':2,MILK}",
                "no  | {KIND:'MULTIBUY','quantity':2,'price':'1.00','amountOff':'1.00',MILK}",
                "yes | {KIND:'MULTIBUY','quantity':2,'price':'1.00','amountOff':null,MILK}",
                "no  | {KIND:'MULTIBUY','quantity':'2','price':'1.00',MILK}",
                "no  | {KIND:'MULTIBUY','quantity':0,'price':'1.00',MILK}",
                "no  | {KIND:'MULTIBUY','quantity':2,'price':'1.00','cheapest':1,MILK}",
                "no  | {KIND:'BUNDLE','price':'1.00'}",
                "no  | {KIND:'BUNDLE','price':'1.00','parts':[{'quantity':1}]}",
                "no  | {KIND:'BUY_GET','buy':{MILK,'quantity':2},'get':{MILK}}",
                "yes | {KIND:'BUY_GET','buy':{MILK,'quantity':2},'get':{MILK,'price':'0.00'}}",
                "no  | {KIND:'SPEND','tiers':[]}",
                "no  | {KIND:'SPEND','tiers':[{'spend':'5.00','price':'1.00'}]}",
                "no  | {KIND:'SPEND','repeat':true,'tiers':[{'spend':'5.00','percentOff':'10'}]}",
                "no  | {KIND:'SPEND','repeat':true,'tiers':[{'spend':'0.00','amountOff':'1.00'}]}",
                "no  | {KIND:'SPEND','layer':'TENDER','tiers':[{'spend':'5.00','amountOff':'1.00'}]}",
                "no  | {KIND:'POINTS','points':'0'}",
                "no  | {KIND:'POINTS_MULTIPLIER','factor':'0'}",
                "no  | {KIND:'GIFT','gift':{'gtin':'05000112637939'}}",
                "no  | {KIND:'GIFT','spend':'5.00','buy':{MILK},'gift':{'gtin':'05000112637939'}}",
                "yes | {KIND:'GIFT','buy':{MILK},'gift':{'gtin':'05000112637939'}}",
                "no  | {KIND:'BENEFIT'}",
                "yes | {'type':'offer','id':'O1','version':2,'removed':true}",
                "no  | {'type':'offer','removed':true}",
                "yes | {'type':'item','gtin':'05000112637922','removed':true}",
                "no  | {'type':'item','id':'05000112637922','removed':true}",
                "no  | {'type':'item','gtin':'05000112637922','sku':'A'}",
                "no  | {'type':'item','sku':'A','price':1.45}",
                "no  | {'type':'item','sku':'A','tags':'organic'}",
                "no  | {'type':'coupon','id':'C1'}",
                "no  | {'type':'coupon','id':'C1','offer':'O1','uses':0}",
                "no  | {'type':'member','id':'M1','birthday':'1980-11-22'}",
                "no  | {'type':'member','id':'M1','points':'-5'}",
                "no  | {'type':'list','id':'L1','lines':[]}",
                "no  | {'type':'list','id':'L1','member':'M1','lines':[{'quantity':'2'}]}",
                "no  | {'type':'store','id':'S1'}",
                "no  | {'type':'listKey','id':'k'}",
                "no  | {'type':'scanRules','id':'s','cards':[{'name':'club'}]}",
                "no  | {'type':'scanRules','id':'s','cards':[{'prefix':'29','check':'CRC'}]}",
                "no  | {'type':'program','id':'p','currency':'GBP'}",
                "no  | {'type':'program','id':'p','currency':'pounds','timeZone':'Europe/London'}",
                "no  | {'type':'program','id':'p','currency':'GBP','timeZone':'Europe/London','layers':['A','A']}",
                "no  | {'type':'program','id':'p','currency':'GBP','timeZone':'Europe/London','points':{'decimals':5}}",
                "no  | {'type':'program','id':'p','currency':'GBP','timeZone':'Europe/London','returns':'NEVER'}",
                "no  | {'type':'program','id':'p','currency':'GBP','timeZone':'Europe/London','points':{'earn':[{'points':'1','per':'0.00'}]}}"
            })
    void schemaAndReaderAgreeOnReferenceData(String good, String shorthand) {
        String json = written(shorthand);
        assertThat(faults(json).isEmpty()).as("schema").isEqualTo(good.equals("yes"));
        assertThat(referenceIsRead(json)).as("reader").isEqualTo(good.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no  | {'type':'begin'}",
                "no  | {'type':'begin','tx':'T1','at':'2026-11-22'}",
                "no  | {'type':'begin','tx':'T1','businessDay':'yesterday'}",
                "no  | {'type':'begin','tx':'T1','till':'a b'}",
                "no  | {'type':'scan','tx':'T1'}",
                "no  | {'type':'scan','tx':'T1','raw':123}",
                "no  | {'type':'scan','tx':'T1','raw':'1','symbology':'TATTOO'}",
                "no  | {'type':'add','tx':'T1','line':'1','gtin':'5000112637922','quantity':2,'amount':'2.90'}",
                "no  | {'type':'add','tx':'T1','line':'1','gtin':'5000112637922','quantity':'0','amount':'2.90'}",
                "no  | {'type':'add','tx':'T1','line':'1','quantity':'1','amount':'2.90'}",
                "no  | {'type':'add','tx':'T1','gtin':'5000112637922','quantity':'1','amount':'2.90'}",
                "yes | {'type':'add','tx':'T1','line':'1','sku':'BAG','quantity':'1','amount':'-0.25'}",
                "no  | {'type':'add','tx':'T1','line':'1','sku':'BAG','quantity':'1','amount':'1','floor':'-1'}",
                "no  | {'type':'quantity','tx':'T1','line':'1','quantity':'3'}",
                "no  | {'type':'commit','tx':'T1','tenders':[{'type':'CARD','amount':2.5}]}",
                "no  | {'type':'commit','tx':'T1','tenders':[{'amount':'2.50'}]}",
                "no  | {'type':'price','tx':'T1','outcomes':'SOME'}",
                "no  | {'type':'sync','loseAcknowledgement':'no'}",
                "no  | {'type':'return','tx':'R1','of':'0042/3/2026-11-22/T1'}",
                "no  | {'type':'return','tx':'R1','of':'0042/3/2026-11-22/T1','lines':[]}",
                "no  | {'type':'return','tx':'R1','of':'T1','lines':[{'line':'1','quantity':'1'}]}",
                "no  | {'type':'return','tx':'R1','of':'0042/3/2026-11-22/T1','lines':[{'line':'1','quantity':'0'}]}",
                "no  | {'type':'return','tx':'R1','of':'0042/3/2026-11-22/T1','lines':[{'quantity':'1'}]}",
                "no  | {'type':'return','tx':'R1','lines':[{'line':'1','quantity':'1'}]}",
                "no  | {'type':'return','tx':'R1','lines':[{'line':'1','quantity':'1','sku':'A'}]}",
                "no  | {'type':'return','tx':'R1','lines':[{'line':'1','quantity':'1','amount':'1.00'}]}",
                "no  | {'type':'return','tx':'R1','lines':[{'line':'1','quantity':'1','sku':'A','amount':'-1.00'}]}",
                "yes | {'type':'return','tx':'R1','lines':[{'line':'1','quantity':'1.5','unit':'kg','sku':'A','amount':'1.00'}]}",
                "no  | {'type':'return','lines':[{'line':'1','quantity':'1','sku':'A','amount':'1.00'}]}",
                "no  | {'type':'postVoid'}",
                "no  | {'type':'postVoid','key':'T1'}",
                "no  | {'type':'suspend'}",
                "no  | {'type':'resume'}",
                "no  | {'type':'begin','tx':'T1','training':'yes'}",
                "no  | {'type':'balance'}",
                "no  | {'type':'explain','tx':'T1'}"
            })
    void schemaAndReaderAgreeOnEvents(String good, String shorthand) {
        String json = written(shorthand);
        assertThat(faults(json).isEmpty()).as("schema").isEqualTo(good.equals("yes"));
        assertThat(eventIsRead(json)).as("reader").isEqualTo(good.equals("yes"));
    }

    @Test
    void whatTheLibraryAnswersIsOfItsSchema() throws IOException {
        try (LoyaltyTill till = LoyaltyTill.at(directory)
                .clock(() -> Instant.parse("2026-11-22T10:00:00Z"))
                .open()) {
            till.take(examples()
                    .filter(e -> group(Fields.parse(e)) == WireSchema.Group.REFERENCE && !e.contains("klub"))
                    .filter(e -> !e.contains("\"removed\""))
                    .map(e -> ReferenceObject.read(e, Optional.of(PROGRAM)))
                    .toList());
            var sale = till.begin(new BasketKey("0042", "3", LocalDate.parse("2026-11-22"), "T1"));
            Currency gbp = Currency.getInstance("GBP");
            assertThat(faults(Answer.scanned(1, sale.scan("2900000012349"), "en")))
                    .isEmpty();
            sale.add(Line.each("1", new Gtin("5000112637922"), 3, Money.of("4.35", gbp)));
            PricedBasket priced = sale.price(dev.tillside.offer.Pricing.Outcomes.ALL);
            assertThat(faults(Answer.priced(2, "T1", priced, List.of(), "zh"))).isEmpty();
            assertThat(faults(Answer.explained(3, "T1", sale.explain("O1").get(0))))
                    .isEmpty();
            Receipt receipt = sale.commit(Tender.card(priced.due()));
            assertThat(faults(Answer.committed(4, "T1", receipt, Optional.of(TAKEN_HOME), "en")))
                    .isEmpty();
            assertThat(faults(Answer.balance(5, till.balance(new MemberId("M1")))))
                    .isEmpty();
            assertThat(deliveryFaults("sale", till.delivery(receipt.key()))).isEmpty();
            var back = till.takeBack(dev.tillside.sale.ReturnRequest.of(
                    new BasketKey("0042", "3", LocalDate.parse("2026-11-22"), "R1"),
                    receipt.key(),
                    new dev.tillside.sale.Returning.Asked("1", dev.tillside.item.Quantity.of(3))));
            assertThat(faults(Answer.returned(6, "R1", back))).isEmpty();
            assertThat(deliveryFaults("return", till.delivery(back.key()))).isEmpty();
            var aside = till.begin(new BasketKey("0042", "3", LocalDate.parse("2026-11-22"), "T2"));
            aside.add(Line.each("1", new Gtin("5000112637922"), 3, Money.of("4.35", gbp)));
            aside.suspend();
            assertThat(deliveryFaults("suspended", till.delivery(aside.key().about("suspended-2"))))
                    .isEmpty();
            till.resume(aside.key());
            assertThat(deliveryFaults("resumed", till.delivery(aside.key().about("resumed-2"))))
                    .isEmpty();
        }
    }

    @Test
    void anUnknownTypeHasNoSchema() {
        assertThatThrownBy(() -> WireSchema.of("ofer")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> WireSchema.of(WireSchema.Group.ANSWER, "../common"))
                .isInstanceOf(BadInput.class);
    }

    private static boolean referenceIsRead(String json) {
        try {
            ReferenceObject.read(json, Optional.of(PROGRAM));
            return true;
        } catch (BadInput e) {
            return false;
        }
    }

    /** An event that this version does not have yet is no bad one. */
    private static boolean eventIsRead(String json) {
        try {
            WireLine.parse(json).event(Optional.of(PROGRAM));
            return true;
        } catch (Refused e) {
            return true;
        } catch (BadInput e) {
            return false;
        }
    }

    private static List<com.networknt.schema.Error> faults(String json) {
        Fields fields = Fields.parse(json);
        WireSchema.Group group = group(fields);
        return SCHEMAS.computeIfAbsent(
                        group + fields.text("type"),
                        k -> REGISTRY.getSchema(WireSchema.of(group, fields.text("type")), InputFormat.JSON))
                .validate(json, InputFormat.JSON);
    }

    private static List<com.networknt.schema.Error> deliveryFaults(
            String type, Optional<dev.tillside.sync.Delivery> delivery) {
        return REGISTRY.getSchema(WireSchema.of(WireSchema.Group.DELIVERY, type), InputFormat.JSON)
                .validate(delivery.orElseThrow().json(), InputFormat.JSON);
    }

    private static WireSchema.Group group(Fields fields) {
        if (fields.has("n")) {
            return WireSchema.Group.ANSWER;
        }
        String type = fields.text("type");
        boolean reference = ReferenceObject.isReference(type) && !(type.equals("member") && fields.has("tx"));
        return reference ? WireSchema.Group.REFERENCE : WireSchema.Group.EVENT;
    }

    private static String written(String shorthand) {
        return shorthand
                .replace("OFFER,", "'type':'offer','id':'O1','kind':'PERCENT_OFF',")
                .replace("KIND:", "'type':'offer','id':'O1','kind':")
                .replace("MILK", "'items':{'gtins':['05000112637922']}")
                .replace('\'', '"');
    }
}
