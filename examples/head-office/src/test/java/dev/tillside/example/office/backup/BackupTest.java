package dev.tillside.example.office.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Migrations;
import dev.tillside.example.office.store.Storage;
import dev.tillside.example.office.store.Tables;
import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.sale.Payment;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sync.HeadOffice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An office is kept in a file, and is there again in this database or the other. */
@Tag("once")
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final MemberId ANN = new MemberId("M1");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"SQLITE, SQLITE", "SQLITE, POSTGRESQL", "POSTGRESQL, SQLITE", "POSTGRESQL, POSTGRESQL"})
    void whatIsRestoredIsTheSameRowByRow(Database from, Database to) throws Exception {
        Storage first = from.empty(directory);
        try (Office office = Office.at(first);
                LoyaltyTill till = till(office, "1")) {
            trade(office, till);
            Backup.Summary taken = Backup.take(first, file("one"), NOW);
            assertThat(taken.rows()).isGreaterThan(10);
            assertThat(Backup.verify(file("one"))).isEqualTo(taken);
        }
        Storage second = to.empty(directory);
        assertThat(Restore.into(second, file("one"))).isEqualTo(Backup.verify(file("one")));
        assertThat(rows(second)).isEqualTo(rows(first));
        Backup.take(second, file("two"), NOW);
        assertThat(lines(file("two")))
                .as("the same text, but for the office's name")
                .hasSameSizeAs(lines(file("one")))
                .containsAll(lines(file("one")).stream()
                        .filter(line -> !line.startsWith("[\"office\"") && !line.startsWith("{\"type\":\"end\""))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aTillGoesOnWithARestoredOfficeAndNothingIsLostOrDoubled(Database database) throws Exception {
        Storage before = database.empty(directory);
        Storage after = database.empty(directory);
        List<BasketKey> sold;
        String cursor;
        try (Office office = Office.at(before);
                LoyaltyTill till = till(office, "1")) {
            trade(office, till);
            Backup.take(before, file("night"), NOW);
            sell(till, "T9");
            till.sync(); // which the backup does not have
            assertThat(office.points(ANN)).isEqualTo(Points.of(7));
            sold = office.basketKeys();
            cursor = office.changesAfter(HeadOffice.START, 100).cursor();
        }
        Restore.into(after, file("night"));
        try (Office office = Office.at(after);
                LoyaltyTill till = till(office, "1")) {
            assertThat(office.changesAfter(cursor, 100).objects())
                    .as("cursors begin again")
                    .isEqualTo(office.changesAfter(HeadOffice.START, 100).objects());
            assertThat(office.points(ANN)).isEqualTo(Points.of(3));
            till.sync(); // which hears that this is another office, and so delivers again what it keeps
            till.sync();
            assertThat(office.basketKeys()).containsExactlyInAnyOrderElementsOf(sold);
            assertThat(office.totals().returns()).isEqualTo(1);
            assertThat(office.points(ANN)).isEqualTo(Points.of(7));
            sell(till, "T10");
            assertThat(till.sync().failure()).isEmpty();
            assertThat(office.basketKeys()).hasSize(4);
            assertThat(office.points(ANN)).isEqualTo(Points.of(11));
            assertThat(till.balance(ANN).points()).isEqualTo(Points.of(11));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupIsOfOneMomentWhileTheServiceRuns(Database database) throws Exception {
        Storage storage = database.empty(directory);
        try (Office office = Office.at(storage)) {
            office.deliver(Sales.sales(0, 50));
            Thread tills = new Thread(() -> {
                try {
                    for (int first = 50; !Thread.currentThread().isInterrupted() && first < 2_000; first += 10) {
                        office.deliver(Sales.sales(first, 10));
                    }
                } catch (IOException e) {
                    // The test is over.
                }
            });
            tills.start();
            for (int i = 0; i < 3; i++) {
                Path file = file("live" + i);
                Backup.take(storage, file, NOW);
                Storage copy = database.empty(directory);
                Restore.into(copy, file);
                try (Office restored = Office.at(copy)) {
                    assertThat(restored.basketCount() % 10)
                            .as("batches are whole")
                            .isZero();
                    assertThat(restored.basketKeys())
                            .hasSize((int) restored.basketCount())
                            .containsAll(Sales.sales(0, 50).stream()
                                    .map(sale -> sale.key())
                                    .toList());
                }
            }
            tills.interrupt();
            tills.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatWasCutOrAlteredIsRefusedBeforeAnythingChanges(Database database) throws Exception {
        Storage storage = database.empty(directory);
        try (Office office = Office.at(storage)) {
            office.deliver(Sales.sales(1, 20));
        }
        Backup.Summary taken = Backup.take(storage, file("whole"), NOW);
        byte[] packed = Files.readAllBytes(file("whole"));
        byte[] text = unpacked(packed);
        Storage target = database.empty(directory);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 120; i++) {
            byte[] broken =
                    switch (i % 3) {
                        case 0 -> Arrays.copyOf(packed, random.nextInt(packed.length));
                        case 1 -> packed(Arrays.copyOf(text, random.nextInt(text.length)));
                        default -> packed(altered(text, random));
                    };
            Files.write(file("broken"), broken);
            assertThatThrownBy(() -> Restore.into(target, file("broken")))
                    .as("alteration " + i)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("not a whole backup");
            refused++;
        }
        assertThat(refused).isEqualTo(120);
        try (Connection other = Database.other(target)) {
            assertThat(Tables.of(other)).isEmpty();
        }
        assertThat(Restore.into(target, file("whole"))).isEqualTo(taken);
    }

    @ParameterizedTest
    @EnumSource
    void aTargetThatHoldsSomethingIsRefusedAndStands(Database database) throws Exception {
        Storage storage = database.empty(directory);
        Storage target = database.empty(directory);
        try (Office office = Office.at(storage);
                Office other = Office.at(target)) {
            office.deliver(Sales.sales(1, 3));
            other.deliver(Sales.sales(7, 1));
            Backup.take(storage, file("whole"), NOW);
            assertThatThrownBy(() -> Restore.into(target, file("whole")))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("something is kept there already");
            assertThat(other.basketKeys()).containsExactly(Sales.key(7));
        }
        Storage opened = database.empty(directory);
        Office.at(opened).close();
        Restore.into(opened, file("whole"));
        try (Office office = Office.at(opened)) {
            assertThat(office.basketCount()).isEqualTo(3);
        }
    }

    @Test
    void aBackupOfANewerProgramIsRefusedByName() throws Exception {
        Storage storage = Database.SQLITE.empty(directory);
        Migrations.upToDate(
                storage.dialect(),
                "classpath:dev/tillside/example/office/store/migration",
                "classpath:dev/tillside/example/office/store/tomorrow");
        String header =
                "{\"type\":\"backup\",\"format\":1,\"version\":\"999\",\"taken\":\"" + NOW + "\",\"tables\":{}}\n";
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        BackupWriter writer = new BackupWriter(text);
        writer.line(Json.MAPPER.readTree(header));
        writer.end("999", NOW);
        Files.write(file("tomorrow"), packed(text.toByteArray()));
        assertThatThrownBy(() -> Restore.into(Database.SQLITE.empty(directory), file("tomorrow")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("made by a newer version of this program: 999");
    }

    @Test
    void aBackupIsItsOwnersAloneAndOverwritesNothing() throws Exception {
        Storage storage = Database.SQLITE.empty(directory);
        Office.at(storage).close();
        Backup.take(storage, file("mine"), NOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("mine"))))
                .isEqualTo("rw-------");
        byte[] first = Files.readAllBytes(file("mine"));
        assertThatThrownBy(() -> Backup.take(storage, file("mine"), NOW))
                .isInstanceOf(FileAlreadyExistsException.class);
        Backup.take(storage, file("again"), NOW);
        assertThat(Files.readAllBytes(file("again")))
                .as("same book, same bytes")
                .isEqualTo(first);
        assertThatThrownBy(() -> Backup.take(Database.SQLITE.empty(directory), file("none"), NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no tables of head office");
        assertThat(Files.exists(file("none"))).isFalse();
    }

    /** Sales with points, coupons, a return, an erased member, a basket put aside, and a removed object. */
    private void trade(Office office, LoyaltyTill till) throws IOException {
        office.publish(List.of(
                "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"UTC\","
                        + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}",
                "{\"type\":\"offer\",\"id\":\"C\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"audience\":\"COUPON\","
                        + "\"name\":{\"zh\":\"優惠 €\"},\"items\":{\"skus\":[\"JAM\"]}}",
                "{\"type\":\"member\",\"id\":\"M1\",\"household\":\"H\"}",
                "{\"type\":\"member\",\"id\":\"M2\"}",
                "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"C\"}",
                "{\"type\":\"store\",\"id\":\"0042\"}",
                "{\"type\":\"store\",\"id\":\"0042\",\"version\":2,\"removed\":true}"));
        office.publish(List.of("{\"type\":\"member\",\"id\":\"M1\",\"version\":2}"));
        office.issueSnapshot();
        till.sync();
        sell(till, "T1");
        sell(till, "T2");
        till.takeBack(ReturnRequest.of(key("R1"), key("T2"), new Returning.Asked("1", Quantity.of(1))));
        Checkout aside = till.begin(key("T3"));
        aside.member(new MemberId("M2"));
        aside.add(line("1.00"));
        aside.suspend();
        till.sync();
        office.erase(new MemberId("M2"));
        till.sync();
    }

    private static void sell(LoyaltyTill till, String tx) {
        Checkout sale = till.begin(key(tx));
        sale.member(ANN);
        sale.add(line("4.00"));
        sale.commit(Payment.unsaid(GBP));
    }

    private LoyaltyTill till(Office office, String number) {
        return LoyaltyTill.at(directory.resolve("till-" + number))
                .headOffice(office)
                .background(false)
                .clock(() -> NOW)
                .open();
    }

    private static BasketKey key(String tx) {
        return new BasketKey("0042", "1", LocalDate.of(2026, 11, 22), tx);
    }

    private static Line line(String amount) {
        return Line.of("1", ItemId.sku("JAM"), Quantity.of(1), Unit.EACH, Money.of(amount, GBP));
    }

    private Path file(String name) {
        return directory.resolve(name + ".backup");
    }

    private static List<String> rows(Storage storage) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection book = Database.other(storage)) {
            for (Tables.Table table : Tables.of(book)) {
                try (Statement asked = book.createStatement();
                        ResultSet rows = asked.executeQuery(table.selection())) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder(table.name());
                        for (String column : table.columns()) {
                            if (!column.equals("epoch")) {
                                row.append('|').append(column).append('=').append(rows.getString(column));
                            }
                        }
                        found.add(row.toString());
                    }
                }
            }
        }
        return found;
    }

    private static byte[] altered(byte[] text, Random random) {
        byte[] altered = text.clone();
        altered[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(7));
        return altered;
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(unpacked(Files.readAllBytes(file)), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static byte[] packed(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(text);
        }
        return packed.toByteArray();
    }
}
