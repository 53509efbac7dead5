package dev.tillside.example.office.store;

import static dev.tillside.example.office.Sales.sale;
import static dev.tillside.example.office.Sales.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.StorageCheck;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.key.Role;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What head office asks of its database, and what it does with one that others changed. */
@ParameterizedClass
@EnumSource
class StorageTest {
    private static final String TODAY = "classpath:dev/tillside/example/office/store/migration";
    private static final String TOMORROW = "classpath:dev/tillside/example/office/store/tomorrow";

    @Parameter
    private Database database;

    @TempDir
    private Path directory;

    @Test
    void tablesOfANewerProgramAreRefusedByNameAndLeftAlone() throws Exception {
        Storage storage = stored();
        Migrations.upToDate(storage.dialect(), TODAY, TOMORROW);
        assertThatThrownBy(() -> Office.at(storage))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("written by a newer version of this program, which made V999 tomorrow");
        assertThat(one(storage, "select count(*) from basket")).isEqualTo("3");
    }

    @Test
    void aFileIsCopiedBeforeItsTablesAreChanged() throws Exception {
        Storage storage = stored();
        Migrations.upToDate(storage.dialect(), TODAY, TOMORROW);
        assertThat(one(storage, "select count(*) from tomorrow")).isEqualTo("0");
        List<String> copies = names(directory).stream()
                .filter(name -> name.contains(".before-upgrade-from-"))
                .toList();
        if (database == Database.SQLITE) {
            assertThat(copies).hasSize(1);
            try (Office before = Office.at(directory.resolve(copies.get(0)))) {
                assertThat(before.basketCount()).isEqualTo(3);
            }
        } else {
            assertThat(copies)
                    .as("copies of a server's database are its operator's")
                    .isEmpty();
        }
    }

    @Test
    void aDatabaseOfOthersIsRefusedAndLeftAlone() throws Exception {
        Storage storage = database.empty(directory);
        Database.run(storage, "create table theirs (line integer)");
        assertThatThrownBy(() -> Office.at(storage)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> one(storage, "select count(*) from basket")).isInstanceOf(SQLException.class);
    }

    @Test
    void aCheckSaysWhatAnOfficeWouldFindAndMakesNothing() throws Exception {
        Storage empty = database.empty(directory);
        assertThat(StorageCheck.of(empty).keys()).isFalse();
        assertThatThrownBy(() -> Migrations.version(empty.dialect()))
                .hasMessageContaining("it holds no tables of head office");
        Storage storage = stored();
        assertThat(StorageCheck.of(storage).keys()).isFalse();
        try (Office office = Office.at(storage)) {
            office.keys().add("CRM", Set.of(Role.CRM), Set.of());
            assertThat(StorageCheck.of(storage).keys()).isTrue();
        }
        Database.run(empty, "create table theirs (line integer)");
        assertThatThrownBy(() -> StorageCheck.of(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it holds tables that are not head office's");
    }

    /** A reader that has seen a change never meets one before it afterwards, whoever writes. */
    @Test
    void whoFollowsTwoOfficesThatWriteAtOnceMissesNothing() throws Exception {
        Storage storage = database.empty(directory);
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try (Office one = Office.at(storage);
                Office other = Office.at(storage)) {
            List<Future<?>> written = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                Office office = i % 2 == 0 ? one : other;
                written.add(writers.submit(() -> {
                    office.publish(List.of("{\"type\":\"member\",\"id\":\"M" + number + "\"}"));
                    return office.deliver(List.of(sale(number)));
                }));
            }
            List<String> members = new ArrayList<>();
            List<String> baskets = new ArrayList<>();
            String member = HeadOffice.START;
            String basket = HeadOffice.START;
            for (boolean last = false, done = false; !done; ) {
                done = last;
                last = written.stream().allMatch(Future::isDone);
                ChangePage changes = one.changesAfter(member, 7);
                ChangePage arrivals = other.basketsAfter(basket, 7);
                members.addAll(changes.objects());
                baskets.addAll(arrivals.objects());
                member = changes.cursor();
                basket = arrivals.cursor();
                done &= !changes.more() && !arrivals.more();
            }
            for (Future<?> each : written) {
                each.get();
            }
            assertThat(members).hasSize(60).doesNotHaveDuplicates();
            assertThat(baskets).hasSize(60).doesNotHaveDuplicates();
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void aChangeThatGaveWayToAnotherIsTriedAgainAFewTimes() throws Exception {
        Storage storage = stored();
        try (Book book = new Book(storage.dialect(), Book.Use.WRITING)) {
            AtomicInteger attempts = new AtomicInteger();
            assertThatThrownBy(() -> book.change(connection -> {
                        attempts.incrementAndGet();
                        throw new SQLException("could not serialize access", "40001");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(attempts).hasValue(database == Database.POSTGRESQL ? 3 : 1);
            attempts.set(0);
            assertThatThrownBy(() -> book.change(connection -> {
                        attempts.incrementAndGet();
                        throw new SQLException("the outcome is unknown", "08006");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(attempts).hasValue(1);
        }
    }

    @Test
    void whatOneLooksAtIsOfOneMoment() throws Exception {
        Storage storage = stored();
        try (Office office = Office.at(storage);
                Book book = new Book(storage.dialect(), Book.Use.READING)) {
            List<Long> counts = book.look(connection -> {
                Baskets baskets = new Baskets(connection);
                long before = baskets.count();
                try {
                    office.deliver(sales(10, 5));
                } catch (IOException e) {
                    throw new SQLException(e);
                }
                return List.of(before, baskets.count());
            });
            assertThat(counts).containsExactly(3L, 3L);
            assertThat(office.basketCount()).isEqualTo(8);
        }
    }

    @Test
    void storageShowsNoPasswordAndNoAddress() {
        Storage storage = database.empty(directory);
        assertThat(storage.toString()).isIn("Storage[SQLite]", "Storage[PostgreSQL]");
        Storage wrong = Storage.at(
                "jdbc:postgresql://127.0.0.1:1/office?ssl=false", Optional.of("clerk"), Optional.of("s3cret"));
        assertThatThrownBy(() -> Office.at(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> Storage.at("jdbc:mysql://s3cret@x", Optional.empty(), Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> Storage.at(
                        "jdbc:postgresql://host:port/db?password=s3cret", Optional.empty(), Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> Storage.at("jdbc:sqlite:x.db", Optional.of("clerk"), Optional.empty()))
                .isInstanceOf(BadInput.class);
    }

    private Storage stored() throws IOException {
        Storage storage = database.empty(directory);
        try (Office office = Office.at(storage)) {
            office.deliver(sales(1, 3));
        }
        return storage;
    }

    private static List<String> names(Path directory) {
        return List.of(Optional.ofNullable(directory.toFile().list()).orElseThrow());
    }

    private static String one(Storage storage, String question) throws SQLException {
        try (Connection other = Database.other(storage);
                Statement asked = other.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
