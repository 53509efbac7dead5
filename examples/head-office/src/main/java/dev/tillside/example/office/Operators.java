package dev.tillside.example.office;

import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.store.PageCursor;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What operators decided, and why. Entries are added and never changed. */
final class Operators {
    private static final int LONGEST = 500;

    private final Rows rows;

    Operators(Connection book) {
        this.rows = new Rows(book);
    }

    /** Refuses who does not say who he is and why. */
    static void present(String operator, String reason) {
        text(operator, "operator");
        text(reason, "reason");
    }

    private static void text(String text, String path) {
        if (BadInput.present(text, path).isBlank() || text.length() > LONGEST) {
            throw BadInput.value(path, path + " is not a text of 1 to " + LONGEST + " characters");
        }
    }

    void note(OperatorAct.Did did, String subject, String operator, String reason, Instant now) throws SQLException {
        long next = rows.number("select coalesce(max(act), 0) + 1 from operator_act");
        rows.run(
                "insert into operator_act (act, at, operator, did, subject, reason) values (?, ?, ?, ?, ?, ?)",
                next,
                now.toString(),
                operator,
                did.name(),
                subject,
                reason);
    }

    Page<OperatorAct> after(String cursor, int most) throws SQLException {
        PageCursor begun = PageCursor.of(cursor, "1");
        List<PageCursor.Row<OperatorAct>> found = rows.list(
                """
                select act, at, operator, did, subject, reason from operator_act
                where act >= ? order by act limit ? offset ?""",
                row -> new PageCursor.Row<>(
                        row.getString(1),
                        new OperatorAct(
                                Instant.parse(row.getString(2)),
                                row.getString(3),
                                OperatorAct.Did.valueOf(row.getString(4)),
                                row.getString(5),
                                row.getString(6))),
                begun.number(),
                most + 1L,
                begun.told());
        return begun.pageOf(found, most);
    }
}
