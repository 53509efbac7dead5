package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Disk;
import dev.tillside.fault.StoreFailure;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.seal.DataKeys;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thief carries a till's disk away; and its keys change, are lost, or come late. */
class SealingStoryTest {
    private static final String CARD = "2900000012349";
    private static final String NOBODYS = "2900000077777";
    private static final String ACCOUNT_OF_IT = AccountIds.ofCard(NOBODYS).id().substring("card/".length());
    private static final List<String> CARDS = List.of(CARD, NOBODYS, ACCOUNT_OF_IT);
    private static final List<String> NAMES =
            List.of("Wilhelmina", "member-4711", "QUILL-HOUSE", "COUPON-81", "COUPON-CODE");
    private static final List<String> GOODS = List.of("OATMILK", "RYEBREAD", "PLUMJAM", "GINGERTEA");
    private static final String PROGRAM =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                    + "\"unknownCards\":\"ACCEPT\",\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}";
    private static final DataKeys OLD = Tills.keys("key-1");
    private static final DataKeys BOTH = Tills.keys("key-2", "key-1");
    private static final DataKeys NEW = Tills.keys("key-2");

    @TempDir
    Path directory;

    private final SettlingOffice office = new SettlingOffice();

    private CornerShop shop(UnaryOperator<LoyaltyTillBuilder> sealing) {
        // By hand, so that the sealed run of the stories does not seal what is to be plain here.
        return CornerShop.plainWith(directory, plan -> sealing.apply(plan.headOffice(office)));
    }

    private CornerShop plain() {
        return shop(plan -> plan);
    }

    private CornerShop encrypted(DataKeys keys) {
        return shop(plan -> plan.encrypt(keys));
    }

    private static void aDay(CornerShop shop) {
        shop.taking(
                PROGRAM,
                "{\"type\":\"scanRules\",\"id\":\"scan\",\"cards\":[{\"prefix\":\"29\",\"length\":13}]}",
                CornerShop.amountOff("O1", "OFFERED", "0.50", ",\"audience\":\"COUPON\""),
                "{\"type\":\"member\",\"id\":\"member-4711\",\"cards\":[\"" + CARD
                        + "\"],\"name\":\"Wilhelmina\",\"household\":\"QUILL-HOUSE\",\"points\":\"20\"}",
                "{\"type\":\"coupon\",\"id\":\"COUPON-81\",\"member\":\"member-4711\",\"offer\":\"O1\","
                        + "\"codes\":[\"COUPON-CODE\"]}");
        sell(shop, "T1", CARD, "OATMILK");
        sell(shop, "T2", NOBODYS, "RYEBREAD");
        Checkout open = shop.begin("T3");
        open.scan(NOBODYS);
        open.add(line("1", "PLUMJAM", 1, "2.00"));
        Checkout aside = shop.begin("T4");
        aside.scan(CARD);
        aside.add(line("1", "GINGERTEA", 1, "2.00"));
        aside.suspend();
    }

    private static Receipt sell(CornerShop shop, String tx, String card, String item) {
        Checkout sale = shop.begin(tx);
        sale.scan(card);
        sale.add(line("1", item, 1, "10.00"));
        return sale.commit(Tender.cash(sale.lock().due()));
    }

    /** All that the day left, as the till answers it. */
    private static List<Object> answers(CornerShop shop) {
        return List.of(
                shop.till.members(CARD),
                shop.till.coupons(new MemberId("member-4711")),
                shop.till.balance(new MemberId("member-4711")),
                shop.till.balance(AccountIds.ofCard(NOBODYS)),
                shop.till.export(new MemberId("member-4711")).json(),
                shop.till.receipt(key("T1")).map(Receipt::text),
                shop.till.receipt(key("T2")).map(Receipt::text),
                shop.till.delivery(key("T2")).orElseThrow(),
                shop.found("T3").price(),
                shop.till.suspended());
    }

    private List<String> found(List<String> words) {
        String bytes = Tills.bytes(directory);
        return words.stream().filter(bytes::contains).toList();
    }

    @Test
    void aPlainTillsDiskTellsEverything() {
        try (CornerShop shop = plain()) {
            aDay(shop);
            assertThat(found(CARDS)).as("of a card that nobody has its digest").containsExactly(CARD, ACCOUNT_OF_IT);
            assertThat(found(NAMES)).isEqualTo(NAMES);
            assertThat(found(GOODS)).isEqualTo(GOODS);
        }
    }

    @Test
    void anEncryptedTillsDiskTellsNoCardNoMemberAndNoBasket() {
        try (CornerShop shop = encrypted(OLD)) {
            aDay(shop);
            assertThat(found(all())).as("with the log beside the files").isEmpty();
        }
        assertThat(found(all())).as("after a checkpoint").isEmpty();
        try (CornerShop shop = encrypted(OLD)) {
            assertThat(shop.till.health().seal().complete()).isTrue();
            shop.till.sync();
            shop.till.take(List.of());
            assertThat(found(all())).isEmpty();
        }
    }

    private static List<String> all() {
        return Stream.of(CARDS, NAMES, GOODS).flatMap(List::stream).toList();
    }

    @Test
    void hashedCardsAloneAreNowhereOnTheDisk() {
        try (CornerShop shop = shop(plan -> plan.hashCards(OLD))) {
            aDay(shop);
            assertThat(found(CARDS)).isEmpty();
        }
        assertThat(found(CARDS)).isEmpty();
        assertThat(found(GOODS)).as("the rest is not asked for").isEqualTo(GOODS);
        assertThat(Tills.bytes(directory)).as("the last four digits").contains("\u00e2\u0080\u00a2 2349 ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsSealedIsAnsweredAsAPlainTillDoes(boolean encrypt) throws Exception {
        List<Object> plain;
        Path other = directory.resolve("plain");
        try (CornerShop shop = CornerShop.plainWith(other, plan -> plan.headOffice(new SettlingOffice()))) {
            aDay(shop);
            plain = answers(shop);
        }
        directory = directory.resolve("sealed");
        UnaryOperator<LoyaltyTillBuilder> how = plan -> encrypt ? plan.encrypt(OLD) : plan.hashCards(OLD);
        try (CornerShop shop = shop(how)) {
            aDay(shop);
            assertThat(answers(shop)).isEqualTo(plain);
            shop.reopen();
            assertThat(answers(shop)).isEqualTo(plain);
        }
    }

    @Test
    void aTillThatWasPlainIsSealedInTheBackground() {
        List<Object> before;
        try (CornerShop shop = plain()) {
            aDay(shop);
            before = answers(shop);
        }
        try (CornerShop shop = encrypted(OLD)) {
            assertThat(answers(shop)).as("half sealed").isEqualTo(before);
            assertThat(shop.till.health().seal().complete()).isFalse();
            shop.till.keepHouse();
            assertThat(shop.till.health().seal().complete()).isTrue();
            assertThat(shop.till.health().seal().swept()).isFalse();
            assertThat(answers(shop)).isEqualTo(before);
        }
        try (CornerShop shop = encrypted(OLD)) {
            assertThat(shop.till.health().seal().swept()).isTrue();
            assertThat(answers(shop)).isEqualTo(before);
        }
        assertThat(found(all())).isEmpty();
    }

    @Test
    @Timeout(120)
    void aTillSellsWhileItIsSealed() throws Exception {
        try (CornerShop shop = plain()) {
            aDay(shop);
            for (int i = 0; i < 60; i++) {
                sell(shop, "P" + i, CARD, "OATMILK");
            }
        }
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (CornerShop shop = encrypted(OLD)) {
            Future<?> sealing = background.submit(shop.till::keepHouse);
            for (int i = 0; i < 20; i++) {
                assertThat(sell(shop, "S" + i, CARD, "OATMILK").member()).isPresent();
                assertThat(shop.till.health().seal().keys()).containsExactly("key-1");
            }
            sealing.get(60, TimeUnit.SECONDS);
            assertThat(shop.till.health().seal().complete()).isTrue();
            shop.reopen();
            assertThat(shop.till.sales()).hasSize(2 + 60 + 20);
        } finally {
            background.shutdownNow();
        }
        assertThat(found(all())).isEmpty();
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTillWithoutHeadOfficeIsSealedWhenItHasOpened() {
        CornerShop.plainWith(directory, plan -> plan).close();
        try (LoyaltyTill till = LoyaltyTill.at(directory).encrypt(OLD).open()) {
            assertThat(till.health().seal().complete()).isTrue();
        }
    }

    @Test
    void hashedCardsCanBecomeEncryptionAndNotTheOtherWay() {
        List<Object> before;
        try (CornerShop shop = plain()) {
            aDay(shop);
            before = answers(shop);
        }
        for (int time = 0; time < 2; time++) {
            try (CornerShop shop = shop(plan -> plan.hashCards(OLD))) {
                shop.till.keepHouse();
                assertThat(answers(shop)).isEqualTo(before);
            }
        }
        assertThat(found(CARDS)).isEmpty();
        for (int time = 0; time < 2; time++) {
            try (CornerShop shop = encrypted(OLD)) {
                shop.till.keepHouse();
                assertThat(answers(shop)).isEqualTo(before);
            }
        }
        assertThat(found(all())).isEmpty();
        try (CornerShop shop = shop(plan -> plan.hashCards(OLD))) {
            sell(shop, "T9", CARD, "OATMILK");
        }
        assertThat(found(all())).isEmpty();
    }

    @Test
    void sealingThatIsCutShortGoesOn() {
        List<Object> before;
        try (CornerShop shop = plain()) {
            aDay(shop);
            before = answers(shop);
        }
        int cuts = 0;
        while (isCutShort()) {
            cuts++;
        }
        assertThat(cuts).isGreaterThan(5);
        try (CornerShop shop = encrypted(OLD)) {
            shop.till.keepHouse();
            assertThat(shop.till.health().seal().complete()).isTrue();
            assertThat(answers(shop)).isEqualTo(before);
        }
        encrypted(OLD).close();
        assertThat(found(all())).isEmpty();
    }

    /** A transaction, and then the disk fails. */
    private boolean isCutShort() {
        try (LoyaltyTill till = LoyaltyTill.at(directory)
                .encrypt(OLD)
                .disk(new CuttingDisk(1))
                .background(false)
                .open()) {
            till.keepHouse();
            return false;
        } catch (StoreFailure e) {
            assertThat(e.code()).isIn(Code.STORE_FAILED, Code.OUTCOME_UNKNOWN);
            return true;
        }
    }

    /** Fails at each transaction after so many. */
    private static final class CuttingDisk implements Disk {
        private int left;

        CuttingDisk(int transactions) {
            left = transactions;
        }

        @Override
        public Optional<Fault> at(Step step, Path file) {
            return step == Step.COMMIT && left-- <= 0 ? Optional.of(Fault.BROKEN) : Optional.empty();
        }

        @Override
        public long room(Path at) {
            return Long.MAX_VALUE;
        }
    }

    @Test
    void anOldKeyIsNeededUntilNothingIsSealedWithIt() {
        List<Object> before;
        try (CornerShop shop = encrypted(OLD)) {
            aDay(shop);
            before = answers(shop);
        }
        assertWrongKey(NEW, "key-1");
        try (CornerShop shop = encrypted(BOTH)) {
            assertThat(shop.till.health().seal().keys()).containsExactly("key-1", "key-2");
            assertThat(answers(shop)).isEqualTo(before);
            sell(shop, "T5", CARD, "OATMILK");
        }
        assertWrongKey(NEW, "key-1");
        try (CornerShop shop = encrypted(BOTH)) {
            shop.till.keepHouse();
            assertThat(shop.till.health().seal().keys()).containsExactly("key-2");
        }
        assertWrongKey(OLD, "key-2");
        try (CornerShop shop = encrypted(NEW)) {
            assertThat(shop.till.receipt(key("T5"))).isPresent();
            assertThat(shop.till.members(CARD)).containsExactly(new MemberId("member-4711"));
            assertThat(shop.till.health().seal().swept()).isTrue();
        }
    }

    @Test
    void aWrongKeyOpensNothingAndChangesNothing() {
        try (CornerShop shop = encrypted(OLD)) {
            aDay(shop);
        }
        String before = Tills.bytes(directory);
        DataKeys another = new DataKeys() {
            @Override
            public String current() {
                return "key-1";
            }

            @Override
            public Optional<byte[]> key(String id) {
                return Tills.keys("key-3").key("key-3");
            }
        };
        assertWrongKey(another, "key-1");
        assertWrongKey(NEW, "key-1");
        assertThatThrownBy(() -> LoyaltyTill.at(directory).open())
                .isInstanceOfSatisfying(
                        StoreFailure.class, e -> assertThat(e.code()).isEqualTo(Code.WRONG_KEY))
                .hasMessageContaining("key-1");
        assertThat(Tills.bytes(directory)).isEqualTo(before);
        try (CornerShop shop = encrypted(OLD)) {
            assertThat(shop.till.receipt(key("T1"))).isPresent();
        }
    }

    @Test
    void keysOfAnotherShapeAreRefused() {
        for (String id : List.of("", "a key", "k".repeat(65))) {
            assertThatThrownBy(() ->
                            LoyaltyTill.at(directory).encrypt(Tills.keys(id)).open())
                    .isInstanceOfSatisfying(
                            BadInput.class, e -> assertThat(e.path()).contains("keys.current"));
        }
        DataKeys small = new DataKeys() {
            @Override
            public String current() {
                return "key-1";
            }

            @Override
            public Optional<byte[]> key(String id) {
                return Optional.of(new byte[16]);
            }
        };
        assertThatThrownBy(() -> LoyaltyTill.at(directory).encrypt(small).open())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("16 bytes");
        assertThatThrownBy(() -> LoyaltyTill.at(directory).encrypt(null)).isInstanceOf(BadInput.class);
    }

    private void assertWrongKey(DataKeys keys, String id) {
        assertThatThrownBy(() -> LoyaltyTill.at(directory).encrypt(keys).open())
                .isInstanceOfSatisfying(
                        StoreFailure.class, e -> assertThat(e.code()).isEqualTo(Code.WRONG_KEY))
                .hasMessageContaining(id)
                .hasMessageNotContaining("a key for tests");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE sale SET json = (SELECT json FROM sale WHERE id = 2) WHERE id = 1",
                "UPDATE sale SET json = CAST(substr(json, 1, 60) || x'00' || substr(json, 62) AS BLOB) WHERE id = 1",
                "UPDATE sale SET json = '{\"type\":\"sale\"}' WHERE id = 1",
                "UPDATE purchase SET lines = (SELECT json FROM sale WHERE id = 1) WHERE sale = 1",
                "UPDATE ledger SET hash = (SELECT lot FROM ledger WHERE id = 1) WHERE id = 1"
            })
    void whatWasAlteredOrMovedIsFound(String sql) throws SQLException {
        try (CornerShop shop = encrypted(OLD)) {
            aDay(shop);
        }
        assertThat(findings()).isEmpty();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
        assertThat(findings()).isNotEmpty().allMatch(Audit.Area.FILE::equals);
        if (sql.startsWith("UPDATE sale")) {
            try (CornerShop shop = encrypted(OLD)) {
                assertThatThrownBy(() -> shop.till.receipt(key("T1")))
                        .isInstanceOfSatisfying(
                                StoreFailure.class, e -> assertThat(e.code()).isEqualTo(Code.STORE_FAILED))
                        .hasMessageContaining("sale.json");
                assertThat(shop.till.receipt(key("T2"))).isPresent();
            }
        }
    }

    private List<Audit.Area> findings() {
        List<Audit.Area> areas = new ArrayList<>();
        try (TillJournal journal = TillJournal.open(directory, OLD)) {
            journal.check(finding -> areas.add(finding.area()));
        }
        return areas;
    }

    @Test
    void aSealedTillIsLookedIntoWithItsKeysAlone() {
        try (CornerShop shop = encrypted(OLD)) {
            aDay(shop);
        }
        assertThatThrownBy(() -> TillJournal.open(directory))
                .isInstanceOfSatisfying(
                        StoreFailure.class, e -> assertThat(e.code()).isEqualTo(Code.WRONG_KEY));
        try (TillJournal journal = TillJournal.open(directory, BOTH)) {
            List<String> texts = new ArrayList<>();
            journal.transactions(t -> texts.add(t.json().orElseThrow()));
            assertThat(texts).anyMatch(text -> text.contains("OATMILK"));
        }
        try (CornerShop shop = encrypted(OLD)) {
            assertThat(shop.till.health().seal().keys())
                    .as("looking seals nothing anew")
                    .containsExactly("key-1");
        }
    }

    @Test
    void aSnapshotIsSealedAsItComes() {
        PressingOffice pressing = new PressingOffice();
        pressing.changes.add(CornerShop.PROGRAM);
        pressing.changes.add("{\"type\":\"member\",\"id\":\"member-4711\",\"cards\":[\"" + CARD + "\"]}");
        pressing.changes.add(CornerShop.member("M2", "2900000044443"));
        pressing.press();
        pressing.lostPart = 1;
        try (LoyaltyTill till = LoyaltyTill.at(directory)
                .encrypt(OLD)
                .headOffice(pressing)
                .background(false)
                .open()) {
            assertThat(till.sync().failure()).isPresent();
            assertThat(found(List.of(CARD, "member-4711"))).as("half taken").isEmpty();
            pressing.lostPart = -1;
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.members(CARD)).containsExactly(new MemberId("member-4711"));
        }
        assertThat(found(List.of(CARD, "member-4711", "2900000044443"))).isEmpty();
    }

    @Test
    void whoIsErasedIsGoneFromASealedTillToo() {
        try (CornerShop shop = encrypted(OLD)) {
            aDay(shop);
            shop.taking("{\"type\":\"member\",\"id\":\"member-4711\",\"version\":2,\"removed\":true,\"erase\":true}");
            assertThat(shop.till.members(CARD)).isEmpty();
            assertThat(shop.till.receipt(key("T1")).orElseThrow().member()).contains(AccountIds.ERASED);
            assertThat(shop.till.delivery(key("T1")).orElseThrow().json()).doesNotContain("member-4711");
            assertThat(shop.till.receipt(key("T2")).orElseThrow().member()).contains(AccountIds.ofCard(NOBODYS));
            assertThat(sell(shop, "T6", NOBODYS, "OATMILK").priced().due()).isEqualTo(money("10.00"));
        }
        assertThat(findings()).isEmpty();
    }
}
