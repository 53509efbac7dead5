package dev.tillside.example.office.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection whose statements are kept answers as any other. */
class KeptStatementsTest {
    private static final String ASKED = "select a from kept where a >= ? order by a";

    @TempDir
    private Path directory;

    private static Connection filled(Storage storage) throws SQLException {
        Connection book = KeptStatements.on(storage.dialect().connect(Duration.ofSeconds(30)));
        new Rows(book).run("create table kept (a integer primary key)");
        for (int i = 1; i <= 3; i++) {
            new Rows(book).run("insert into kept (a) values (?)", i);
        }
        return book;
    }

    @ParameterizedTest
    @EnumSource
    void aStatementInUseIsNobodyElses(Database database) throws SQLException {
        try (Connection book = filled(database.empty(directory));
                PreparedStatement one = book.prepareStatement(ASKED);
                PreparedStatement other = book.prepareStatement(ASKED)) {
            one.setInt(1, 1);
            other.setInt(1, 3);
            try (ResultSet all = one.executeQuery();
                    ResultSet last = other.executeQuery()) {
                assertThat(all.next()).isTrue();
                assertThat(last.next()).isTrue();
                assertThat(all.getInt(1)).isEqualTo(1);
                assertThat(last.getInt(1)).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasBoundAndReadBeforeIsForgotten(Database database) throws SQLException {
        try (Connection book = filled(database.empty(directory))) {
            PreparedStatement first = book.prepareStatement(ASKED);
            first.setInt(1, 2);
            ResultSet unread = first.executeQuery();
            first.close();
            first.close();
            assertThat(unread.isClosed()).isTrue();
            assertThatThrownBy(first::executeQuery).isInstanceOf(SQLException.class);
            assertThat(new Rows(book).list(ASKED, row -> row.getInt(1), 1)).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedStatementDoesNotSpoilTheNext(Database database) throws SQLException {
        try (Connection book = filled(database.empty(directory))) {
            Rows rows = new Rows(book);
            assertThatThrownBy(() -> rows.run("insert into kept (a) values (?)", 1))
                    .isInstanceOf(SQLException.class);
            assertThat(rows.run("insert into kept (a) values (?)", 4)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreThanAreKeptAreAnsweredAll(Database database) throws SQLException {
        try (Connection book = filled(database.empty(directory))) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 200; i++) {
                    assertThat(new Rows(book).number("select " + i + " + max(a) from kept"))
                            .isEqualTo(i + 3);
                }
            }
        }
    }
}
