package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.wire.Difference;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Head office computes a sale again, and finds the cent that was moved. */
class RecomputationTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final String MILK = "05000112637922";
    private static final String PROGRAM = "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\","
            + "\"timeZone\":\"Europe/London\",\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]},"
            + "\"birthday\":{\"multiplier\":\"2\"},\"tiers\":[{\"id\":\"gold\",\"multiplier\":\"2\"}]}";
    private static final String MEMBER = "{\"type\":\"member\",\"id\":\"M1\",\"tier\":\"gold\","
            + "\"birthday\":\"--11-22\",\"name\":\"Ada\",\"segments\":[\"family\"]}";
    private static final String TWO_FOR = "{\"type\":\"offer\",\"id\":\"O1\",\"kind\":\"MULTIBUY\",\"items\":"
            + "{\"gtins\":[\"" + MILK + "\"]},\"quantity\":2,\"price\":\"2.50\",\"limits\":{\"perMember\":1},"
            + "\"audience\":{\"segments\":[\"family\"]},\"funding\":[{\"payer\":\"ACME\",\"percent\":\"60\"}]}";
    private static final String ONE_PERCENT = "{\"type\":\"offer\",\"id\":\"O2\",\"kind\":\"PERCENT_OFF\",\"items\":"
            + "{\"gtins\":[\"" + MILK + "\"]},\"percent\":\"1\"}";
    private static final String COUPON_OFFER = "{\"type\":\"offer\",\"id\":\"O5\",\"audience\":\"COUPON\","
            + "\"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"30\"}";
    private static final String COUPON =
            "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"O5\",\"valid\":{\"through\":\"2026-11-30\"}}";

    @TempDir
    private Path directory;

    private final Map<String, String> archive = new HashMap<>();
    private final List<String> delivered = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @BeforeEach
    void sell() {
        try (LoyaltyTill till = till()) {
            take(till, PROGRAM, MEMBER, TWO_FOR, ONE_PERCENT, COUPON_OFFER, COUPON);
            sell(till, "T1");
            till.sync();
        }
    }

    @Test
    void aSaleComesOutAsItWas() {
        assertThat(differences(delivered.get(0))).isEmpty();
        assertThat(delivered.get(0)).contains("\"discount\":\"0.84\"").doesNotContain("Ada");
    }

    /** No archive holds it: the paper's digits are all that anyone needs. */
    @Test
    void aPaperCouponsOfferIsMadeAgainFromItsDigits() {
        try (LoyaltyTill till = till()) {
            take(till, "{\"type\":\"item\",\"gtin\":\"0614141000012\",\"couponFamilies\":[\"120\"]}");
            Checkout sale = till.begin(new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), "T2"));
            assertThat(sale.scan("]e081101061414165432132501101203261231").as()).isEqualTo(Scanned.As.COUPON);
            sale.add(Line.each("1", new Gtin("0614141000012"), 1, Money.of("4.00", GBP)));
            PricedBasket priced = sale.lock();
            assertThat(priced.due()).isEqualTo(Money.of("1.50", GBP));
            sale.commit(Tender.card(priced.due()));
            till.sync();
        }
        assertThat(delivered.get(1)).contains("\"0614141\"", "\"654321\"");
        assertThat(differences(delivered.get(1))).isEmpty();
        assertThat(differences(delivered.get(1).replace("\"1.50\"", "\"1.49\"")))
                .isNotEmpty();
    }

    @Test
    void laterSalesAreComputedWithWhatWasUsedBefore() {
        try (LoyaltyTill till = till()) {
            PricedBasket second = sell(till, "T2");
            assertThat(second.outcome("O1")).as("used up by the first sale").isEmpty();
            till.sync();
        }
        assertThat(differences(delivered.get(1))).isEmpty();
    }

    @Test
    void aSaleIsComputedWithTheOffersOfItsLock() {
        try (LoyaltyTill till = till()) {
            Checkout sale = filled(till, "T2");
            sale.lock();
        }
        try (LoyaltyTill till = till()) {
            take(till, TWO_FOR.replace("2.50", "1.00").replace("\"id\":\"O1\"", "\"id\":\"O1\",\"version\":2"));
            take(
                    till,
                    ONE_PERCENT.replace("\"percent\":\"1\"", "\"percent\":\"90\"")); // the same version, another text
            take(till, PROGRAM.replace("\"id\":\"club\"", "\"id\":\"club\",\"version\":2"));
            Checkout sale = till.checkouts().get(0);
            sale.commit(Tender.card(sale.price().due()));
            till.sync();
        }
        assertThat(delivered.get(1)).contains("\"programVersion\":1");
        assertThat(differences(delivered.get(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"net\":\"3.51\"               | \"net\":\"3.50\"               | lines[0].net",
                "\"due\":\"3.51\"               | \"due\":\"3.50\"               | due",
                "\"pointsEarned\":\"10\"        | \"pointsEarned\":\"11\"        | pointsEarned",
                "\"ACME\",\"amount\":\"0.24\"   | \"ACME\",\"amount\":\"0.25\"   | lines[0].discounts[0].funding[0].amount",
                "\"payer\":\"ACME\"             | \"payer\":\"EMCA\"             | lines[0].discounts[0].funding[0].payer",
                "\"coupon\":\"C1\",\"amount\"   | \"coupon\":\"C2\",\"amount\"   | lines[0].discounts[2].coupon",
                "\"quantity\":\"3\"             | \"quantity\":\"1\"             | discount",
                "\"tier\":\"gold\"              | \"tier\":\"lead\"              | pointsEarned",
                "\"usesLeft\":1                 | \"usesLeft\":0                 | discount",
                "\"O1\":1                       | \"O1\":2                       | offerVersions.O1",
                "\"amount\":\"3.51\"}]          | \"amount\":\"3.52\"}]          | tenders",
                "\"engine\":1                   | \"engine\":2                   | seen.engine",
                "\"total\":\"4.35\"             | \"total\":\"4.35\",\"x\":      | ``"
            })
    void whatWasTamperedWithIsFound(String was, String now, String path) {
        assertThat(delivered.get(0)).contains(was);
        assertThat(differences(delivered.get(0).replace(was, now)))
                .extracting(Difference::path)
                .contains(path);
    }

    @Test
    void aTextThatIsGoneOrAnotherIsFound() {
        archive.keySet().removeIf(key -> key.startsWith("OFFER O1"));
        assertThat(differences(delivered.get(0))).extracting(Difference::path).containsExactly("seen.offers[0]");
        assertThat(new Recomputation((t, i, v, d) -> Optional.empty()).of("{\"type\":\"sale\"}"))
                .hasSize(1);
    }

    private PricedBasket sell(LoyaltyTill till, String tx) {
        Checkout sale = filled(till, tx);
        PricedBasket priced = sale.price();
        sale.commit(Tender.card(priced.due()));
        return priced;
    }

    private Checkout filled(LoyaltyTill till, String tx) {
        Checkout sale = till.begin(new BasketKey("0042", "3", LocalDate.parse("2026-11-22"), tx));
        sale.member(new MemberId("M1"));
        sale.add(Line.each("1", new Gtin(MILK), 3, Money.of("4.35", GBP)));
        return sale;
    }

    private LoyaltyTill till() {
        return Tills.at(directory)
                .clock(() -> now)
                .headOffice(new Post())
                .background(false)
                .open();
    }

    private void take(LoyaltyTill till, String... texts) {
        List<ReferenceObject> objects = new ArrayList<>();
        for (String text : texts) {
            ReferenceObject object = ReferenceObject.read(text, Optional.of(ReferenceObject.program(PROGRAM)));
            objects.add(object);
            archive.put(name(object.type(), object.id(), object.version(), object.digest()), object.json());
        }
        till.take(objects);
    }

    private List<Difference> differences(String sale) {
        return new Recomputation((type, id, version, digest) ->
                        Optional.ofNullable(archive.get(name(type, id, version, digest))))
                .of(sale);
    }

    private static String name(ReferenceObject.Type type, String id, long version, String digest) {
        return type + " " + id + " " + version + " " + digest;
    }

    /** Takes what the courier brings. */
    private final class Post implements HeadOffice {
        @Override
        public List<Settlement> deliver(List<Delivery> batch) {
            batch.forEach(delivery -> delivered.add(delivery.json()));
            return batch.stream()
                    .map(d -> new Settlement(d.key(), Settlement.Verdict.STORED, Optional.empty()))
                    .toList();
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) {
            return new ChangePage(List.of(), cursor, false);
        }
    }
}
