package dev.tillside.example.office.store;

import static dev.tillside.example.office.Sales.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a database server can do to head office. */
class PostgresDialectTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsCommittedIsOnTheDiskThoughTheServerWouldBeContentWithLess() throws Exception {
        Storage storage = Database.POSTGRESQL.empty(directory);
        try (Connection office = Database.other(storage);
                Statement asked = office.createStatement();
                ResultSet row = asked.executeQuery(
                        "select reset_val, setting from pg_settings" + " where name = 'synchronous_commit'")) {
            row.next();
            assertThat(row.getString("setting")).isEqualTo("on");
        }
    }

    @Test
    void connectionsThatBrokeWhileNobodyUsedThemAreOpenedAgain() throws Exception {
        Storage storage = Database.POSTGRESQL.empty(directory);
        try (Office office = Office.at(storage)) {
            office.deliver(sales(1, 2));
            assertThat(office.basketCount()).isEqualTo(2);
            try (Connection operator = Database.other(storage);
                    Statement ended = operator.createStatement()) {
                ended.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'tillside-head-office' and pid <> pg_backend_pid()");
            }
            assertThat(office.basketCount()).isEqualTo(2);
            office.deliver(sales(3, 1));
            assertThat(office.basketCount()).isEqualTo(3);
        }
    }

    @Test
    void aSchemaThatIsNotThereIsSaid() {
        String url = Database.serverUrl() + "&currentSchema=nowhere";
        assertThatThrownBy(() -> Office.at(Storage.at(url, Optional.empty(), Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL has no such schema");
    }
}
