package dev.tillside;

import static dev.tillside.CornerShop.amountOff;
import static dev.tillside.CornerShop.coupon;
import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.member;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Coupon;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Tender;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Snapshot;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All reference data come down at once: into a file of their own, which stands when it is whole and never before. */
class SnapshotStoryTest {
    private static final MemberId ANN = new MemberId("M1");

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final PressingOffice office = new PressingOffice();

    private LoyaltyTill open(Path directory) {
        return plan(directory).open();
    }

    private LoyaltyTillBuilder plan(Path directory) {
        return Tills.at(directory).clock(clock).headOffice(office).background(false);
    }

    private void shop() {
        office.tell(
                CornerShop.PROGRAM,
                amountOff("MILK", "MILK", "0.50", ""),
                amountOff("TEA", "TEA", "1.00", ",\"audience\":\"COUPON\""),
                member("M1", "CARD-1"),
                coupon("C1", "M1", "TEA"),
                member("M2", "CARD-2"),
                coupon("C2", "M2", "TEA"));
    }

    private static Receipt sell(LoyaltyTill till, String tx, String card) {
        Checkout sale = till.begin(key(tx));
        sale.scan(card);
        sale.add(line("1", "MILK", 1, "1.50"));
        return sale.commit(Tender.cash(sale.lock().due()));
    }

    private static List<String> coupons(LoyaltyTill till, String member) {
        return till.coupons(new MemberId(member)).stream().map(Coupon::id).toList();
    }

    private static void take(LoyaltyTill till, String... objects) {
        till.take(Stream.of(objects)
                .map(json -> ReferenceObject.read(json, till.program()))
                .toList());
    }

    @Test
    void aFreshTillTakesTheSnapshotAndThenWhatChangedSince() {
        shop();
        Snapshot snapshot = office.press();
        office.tell(coupon("C3", "M1", "TEA"), "{\"type\":\"coupon\",\"id\":\"C2\",\"version\":2,\"removed\":true}");
        try (LoyaltyTill till = open(folder)) {
            SyncReport report = till.sync();
            assertThat(report.failure()).isEmpty();
            assertThat(report.pulled()).isEqualTo(7 + 2);
            assertThat(office.partsAsked).containsExactly(0, 1, 2, 3);
            assertThat(office.cursorsAsked).containsExactly(snapshot.cursor());
            assertThat(coupons(till, "M1")).containsExactly("C1", "C3");
            assertThat(coupons(till, "M2")).isEmpty();
            assertThat(till.members("CARD-2")).containsExactly(new MemberId("M2"));
            assertThat(sell(till, "T1", "CARD-1").priced().due()).isEqualTo(money("1.00"));
            assertThat(till.sync().pulled()).isZero();
        }
        try (LoyaltyTill till = open(folder)) {
            assertThat(till.sync().pulled()).as("it stands after a restart").isZero();
            assertThat(office.partsAsked).hasSize(4);
            assertThat(coupons(till, "M1")).containsExactly("C1", "C3");
        }
    }

    @Test
    void whoHasNoSnapshotsIsReadFromTheStart() {
        shop();
        try (LoyaltyTill till = open(folder)) {
            assertThat(till.sync().pulled()).isEqualTo(7);
            assertThat(office.cursorsAsked).containsExactly("0");
        }
    }

    @Test
    void aLineLostInTheMiddleCostsOnePartAndNothingOfAHalfTakenSnapshotIsUsed() {
        shop();
        office.press();
        office.lostPart = 2;
        try (LoyaltyTill till = open(folder)) {
            assertThat(till.sync().failure()).contains("the line was lost");
            assertThat(till.program()).as("half a snapshot is none").isEmpty();
            assertThat(till.members("CARD-1")).isEmpty();
            assertThat(till.sync().failure()).contains("the line was lost");
            office.lostPart = -1;
            assertThat(till.sync().failure()).isEmpty();
            assertThat(office.partsAsked).containsExactly(0, 1, 2, 3);
            assertThat(coupons(till, "M2")).containsExactly("C2");
        }
    }

    @Test
    void aCrashBetweenAnyTwoPartsLeavesTheOldAndGoesOnWithTheNext() throws IOException {
        shop();
        office.press();
        for (int crash = 0; crash <= 4; crash++) {
            office.partsAsked.clear();
            office.lostPart = crash;
            Path before = folder.resolve("before-" + crash);
            Path after = folder.resolve("after-" + crash);
            try (LoyaltyTill till = open(before)) {
                take(till, CornerShop.PROGRAM, member("M9", "CARD-9"));
                till.sync();
                copy(before, after);
            }
            office.lostPart = -1;
            try (LoyaltyTill till = open(after)) {
                assertThat(till.members("CARD-9")).containsExactly(new MemberId("M9"));
                assertThat(till.members("CARD-1").isEmpty()).isEqualTo(crash < 4);
                assertThat(till.sync().failure()).isEmpty();
                assertThat(office.partsAsked).as("crash before part " + crash).containsExactly(0, 1, 2, 3);
                assertThat(coupons(till, "M1")).containsExactly("C1");
                assertThat(till.members("CARD-9")).as("taken by hand").containsExactly(new MemberId("M9"));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void anotherSnapshotBeginsAnew() {
        shop();
        office.press();
        office.lostPart = 2;
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            office.tell(coupon("C3", "M1", "TEA"));
            office.press();
            office.lostPart = -1;
            assertThat(till.sync().failure()).isEmpty();
            assertThat(office.partsAsked).containsExactly(0, 1, 0, 1, 2, 3);
            assertThat(coupons(till, "M1")).containsExactly("C1", "C3");
        }
    }

    @Test
    void whatIsNotAsHeadOfficeSaidIsRefusedWithAReason() {
        shop();
        office.press();
        office.part = bytes -> {
            byte[] other = bytes.clone();
            other[other.length / 2] ^= 1;
            return other;
        };
        refused("has other bytes in part 0 than it says");
        office.part = bytes -> Arrays.copyOf(bytes, bytes.length - 1);
        refused("has other bytes in part 0 than it says");
        office.part = bytes -> bytes;
        office.manifest = s -> new Snapshot(s.id(), s.issue(), s.cursor(), 8, s.parts(), s.signature());
        refused("does not hold the number of objects that it says");
        office.manifest = s -> s;
        try (LoyaltyTill till = open(folder)) {
            assertThat(till.sync().failure()).isEmpty();
        }
    }

    private void refused(String reason) {
        refused(plan(folder), reason);
    }

    private void refused(LoyaltyTillBuilder plan, String reason) {
        try (LoyaltyTill till = plan.open()) {
            SyncReport report = till.sync();
            assertThat(report.failure().orElse("")).contains(reason);
            assertThat(till.program()).isEmpty();
        }
    }

    @Test
    void withKeysConfiguredOnlyWhatIsSignedWithOneOfThemIsTaken() {
        PressingOffice.Key first = PressingOffice.Key.of("k1");
        PressingOffice.Key second = PressingOffice.Key.of("k2");
        PressingOffice.Key forged = PressingOffice.Key.of("k1");
        shop();
        refused(plan(folder).trust("k1", first.publicKey()), "a page of head office's is not signed");
        office.press();
        refused(plan(folder).trust("k1", first.publicKey()), "s-1 is not signed");
        office.signWith(second);
        refused(
                plan(folder).trust("k1", first.publicKey()),
                "s-1 is signed with the key k2, which is not trusted here");
        office.signWith(forged);
        refused(plan(folder).trust("k1", first.publicKey()), "s-1 does not fit its signature with the key k1");
        office.signWith(first);
        office.manifest = s -> new Snapshot(s.id(), s.issue() + 1, s.cursor(), s.objects(), s.parts(), s.signature());
        refused(plan(folder).trust("k1", first.publicKey()), "s-1 does not fit its signature with the key k1");
        office.manifest = s -> s;
        try (LoyaltyTill till = plan(folder)
                .trust("k1", first.publicKey())
                .trust("k2", second.publicKey())
                .open()) {
            assertThat(till.sync().failure()).isEmpty();
            office.signWith(second);
            office.tell(coupon("C3", "M1", "TEA"));
            assertThat(till.sync().pulled()).as("changed over to the other key").isEqualTo(1);
        }
    }

    @Test
    void aPageIsTrustedInItsOwnPlaceAlone() {
        PressingOffice.Key signing = PressingOffice.Key.of("k1");
        office.signWith(signing);
        shop();
        ChangePage[] old = new ChangePage[1];
        try (LoyaltyTill till = plan(folder).trust("k1", signing.publicKey()).open()) {
            office.page = page -> old[0] = page;
            assertThat(till.sync().pulled()).isEqualTo(7);
            office.tell("{\"type\":\"coupon\",\"id\":\"C1\",\"version\":2,\"removed\":true}");
            String fault = "a page of head office's does not fit its signature with the key k1";

            office.page = page -> old[0];
            assertThat(till.sync().failure()).as("an old page again").contains(fault);
            office.page = page -> new ChangePage(List.of(), page.cursor(), page.more(), page.signature());
            assertThat(till.sync().failure()).as("a change left out").contains(fault);
            office.page = page -> new ChangePage(page.objects(), "99", page.more(), page.signature());
            assertThat(till.sync().failure()).as("another cursor").contains(fault);
            assertThat(coupons(till, "M1")).containsExactly("C1");
            office.page = page -> page;
            assertThat(till.sync().failure()).isEmpty();
            assertThat(coupons(till, "M1")).isEmpty();
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> Tills.at(folder).trust("k1", "bm9uZQ=="))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.path()).contains("trust.publicKey"));
        String good = PressingOffice.Key.of("k1").publicKey();
        assertThatThrownBy(() -> Tills.at(folder).trust("k 1", good))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.path()).contains("trust.key"));
    }

    @Test
    void whoWasAwayForTooLongTakesANewerSnapshotAndNeverAnOlderOne() {
        shop();
        office.press();
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            office.tell("{\"type\":\"member\",\"id\":\"M2\",\"version\":2,\"removed\":true}");
            office.tell("{\"type\":\"coupon\",\"id\":\"C2\",\"version\":2,\"removed\":true}");
            office.tell(member("M3", "CARD-3"));
            office.toldSince = office.changes.size();
            assertThat(till.sync().failure().orElseThrow())
                    .contains("s-1 is not newer than the one that was taken before");
            assertThat(till.members("CARD-2")).isNotEmpty();

            office.press();
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.members("CARD-2")).as("removed meanwhile").isEmpty();
            assertThat(coupons(till, "M2")).isEmpty();
            assertThat(till.members("CARD-3")).hasSize(1);
            assertThat(coupons(till, "M1")).containsExactly("C1");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("files that were taken the place of are gone")
                    .containsExactlyInAnyOrder("lock", "journal.db", "reference-2.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoWasAwayAndFindsNoSnapshotBeginsAtTheStart() {
        shop();
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            office.tell(member("M3", "CARD-3"));
            office.toldSince = office.changes.size();
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.members("CARD-3")).hasSize(1);
        }
    }

    @Test
    void whatIsNewerHereStays() {
        shop();
        office.press();
        office.lostPart = 2;
        try (LoyaltyTill till = open(folder)) {
            take(
                    till,
                    CornerShop.PROGRAM,
                    "{\"type\":\"member\",\"id\":\"M1\",\"version\":3,\"cards\":[\"CARD-NEW\"]}",
                    amountOff("MILK", "MILK", "0.10", ""));
            assertThat(till.sync().failure()).isPresent();
            take(till, amountOff("TEA", "TEA", "0.20", ",\"audience\":\"COUPON\""), coupon("C9", "M2", "TEA"));
            office.lostPart = -1;
            assertThat(till.sync().failure()).isEmpty();

            assertThat(till.members("CARD-NEW")).containsExactly(ANN);
            assertThat(till.members("CARD-1")).isEmpty();
            assertThat(coupons(till, "M1")).containsExactly("C1");
            assertThat(coupons(till, "M2"))
                    .as("by hand, while the snapshot came")
                    .containsExactly("C2", "C9");
            assertThat(sell(till, "T1", "CARD-NEW").priced().due())
                    .as("of equal versions head office's stands, unless the other came after")
                    .isEqualTo(money("1.00"));
            Checkout sale = till.begin(key("T2"));
            sale.scan("CARD-NEW");
            sale.add(line("1", "TEA", 1, "3.00"));
            assertThat(sale.price().due()).isEqualTo(money("2.80"));
        }
    }

    @Test
    void whatChangesBroughtInANewerVersionStays() {
        shop();
        office.press();
        office.tell("{\"type\":\"coupon\",\"id\":\"C1\",\"version\":7,\"member\":\"M1\",\"offer\":\"TEA\",\"uses\":5}");
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            office.changes.remove(office.changes.size() - 1); // head office was restored from a backup
            office.press();
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.coupons(ANN).get(0).uses()).isEqualTo(5);
        }
    }

    @Test
    void whoWasErasedStaysErased() {
        shop();
        office.press();
        try (LoyaltyTill till = open(folder)) {
            take(
                    till,
                    CornerShop.PROGRAM,
                    "{\"type\":\"member\",\"id\":\"M1\",\"version\":5,\"removed\":true,\"erase\":true}");
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.members("CARD-1")).isEmpty();
            assertThat(coupons(till, "M1")).isEmpty();
            assertThat(coupons(till, "M2")).containsExactly("C2");
        }
    }

    @Test
    void anErasureInASnapshotReachesTheJournalEvenBeforeTheSnapshotStands() {
        shop();
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            sell(till, "T1", "CARD-1");
            till.sync();
            assertThat(till.receipt(key("T1")).orElseThrow().member()).contains(ANN);
            office.tell("{\"type\":\"member\",\"id\":\"M1\",\"version\":2,\"removed\":true,\"erase\":true}");
            office.tell(member("M3", "CARD-3"), member("M4", "CARD-4"));
            office.toldSince = office.changes.size();
            office.press();
            office.lostPart = 4;
            assertThat(till.sync().failure()).isPresent();
            assertThat(till.members("CARD-1")).isEmpty();
            assertThat(till.receipt(key("T1")).orElseThrow().member()).isNotEqualTo(Optional.of(ANN));
            office.lostPart = -1;
            assertThat(till.sync().failure()).isEmpty();
            assertThat(coupons(till, "M1")).isEmpty();
            assertThat(till.members("CARD-2")).hasSize(1);
        }
    }

    @Test
    void aBasketThatIsOpenMeanwhileGoesOn() {
        shop();
        office.tell("{\"type\":\"item\",\"sku\":\"MILK\",\"description\":\"Milk\"}");
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            Checkout sale = till.begin(key("T1"));
            sale.scan("CARD-1");
            sale.add(line("1", "MILK", 1, "1.50"));
            assertThat(sale.price().due()).isEqualTo(money("1.00"));
            office.tell("{\"type\":\"offer\",\"id\":\"MILK\",\"version\":2,\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.70\","
                    + "\"items\":{\"skus\":[\"MILK\"]}}");
            office.toldSince = office.changes.size();
            office.press();
            Checkout locked = till.begin(key("T2"));
            locked.add(line("1", "MILK", 1, "1.50"));
            assertThat(locked.lock().due()).isEqualTo(money("1.00"));

            assertThat(till.sync().failure()).isEmpty();

            assertThat(sale.price().due()).isEqualTo(money("0.80"));
            sale.add(line("2", "TEA", 1, "3.00"));
            assertThat(sale.price().due()).as("with the coupon").isEqualTo(money("2.80"));
            assertThat(locked.commit(Tender.cash(money("1.00"))).priced().due())
                    .as("a locked price stands")
                    .isEqualTo(money("1.00"));
            sale.commit(Tender.cash(sale.lock().due()));
        }
    }

    @Test
    void whatWasSoldUnderAnOfferOfBeforeComesBackUnderIt() {
        shop();
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            Checkout sale = till.begin(key("T1"));
            sale.add(line("1", "MILK", 2, "3.00"));
            assertThat(sale.commit(Tender.cash(sale.lock().due())).priced().due())
                    .isEqualTo(money("2.00"));
            office.tell("{\"type\":\"offer\",\"id\":\"MILK\",\"version\":2,\"removed\":true}");
            office.toldSince = office.changes.size();
            office.press();
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.takeBack(ReturnRequest.of(key("R1"), key("T1"), new Returning.Asked("1", Quantity.ONE)))
                            .amount())
                    .isEqualTo(money("1.00"));
        }
    }

    @Test
    void whatAMemberBroughtInIsBookedOnce() {
        String rich = "{\"type\":\"member\",\"id\":\"M1\",\"version\":%d,\"cards\":[\"CARD-1\"],\"points\":\"%d\"}";
        office.tell(
                CornerShop.PROGRAM, rich.formatted(1, 100), "{\"type\":\"member\",\"id\":\"M2\",\"points\":\"40\"}");
        try (LoyaltyTill till = open(folder)) {
            till.sync();
            assertThat(available(till, "M1")).isEqualTo(Points.of(100));
            office.tell(rich.formatted(2, 700));
            office.tell("{\"type\":\"member\",\"id\":\"M2\",\"version\":2,\"removed\":true}");
            office.toldSince = office.changes.size();
            office.press();
            clock.advance(Duration.ofDays(3));
            assertThat(till.sync().failure()).isEmpty();
            assertThat(available(till, "M1"))
                    .as("by whatever way he comes again")
                    .isEqualTo(Points.of(100));
            office.tell("{\"type\":\"member\",\"id\":\"M2\",\"version\":3,\"points\":\"900\"}");
            till.sync();
            assertThat(available(till, "M2"))
                    .as("after he was none for a while")
                    .isEqualTo(Points.of(40));
        }
        Path other = folder.resolve("by-hand");
        try (LoyaltyTill till = open(other)) {
            take(till, CornerShop.PROGRAM, rich.formatted(1, 55));
            assertThat(till.sync().failure()).isEmpty();
            assertThat(available(till, "M1")).as("taken by hand before").isEqualTo(Points.of(55));
        }
    }

    private static Points available(LoyaltyTill till, String member) {
        return till.balance(new MemberId(member)).points();
    }

    @Test
    void whatTillsDidToAnAccountCountsOnceByWhateverWayItComes() {
        shop();
        Path first = folder.resolve("till-1");
        Path second = folder.resolve("till-2");
        try (LoyaltyTill one = open(first);
                LoyaltyTill two = open(second)) {
            one.sync();
            two.sync();
            tellAccount(sell(one, "T1", "CARD-1"), one);
            one.sync();
            two.sync();
            assertThat(total(one)).isEqualTo(total(two));
            tellAccount(sell(two, "T2", "CARD-1"), two);
            office.toldSince = office.changes.size();
            office.press();
            assertThat(one.sync().failure()).isEmpty();
            assertThat(two.sync().failure()).isEmpty();
            assertThat(total(one)).isEqualTo(Points.of(2));
            assertThat(total(two)).isEqualTo(Points.of(2));
        }
    }

    private static Points total(LoyaltyTill till) {
        return till.balance(ANN).points();
    }

    private void tellAccount(Receipt receipt, LoyaltyTill till) {
        BasketKey sale = receipt.key();
        AccountJson.ofSale(till.delivery(sale).orElseThrow().json())
                .map(move -> AccountJson.object(move, CornerShop.GBP))
                .ifPresent(office::tell);
    }
}
