package dev.tillside.internal.store;

import dev.tillside.points.AccountMove;
import dev.tillside.points.VoucherMove;
import dev.tillside.wire.AccountJson;
import java.sql.SQLException;
import java.util.Optional;

/** Finds what other tills did to an account, by account and by voucher. Inside a transaction. */
final class MoveIndex {
    private final Database database;

    MoveIndex(Database database) {
        this.database = database;
    }

    /** Notes a move where the text is one, and forgets what the text before said. */
    void replace(String id, Optional<String> before, Optional<String> now) throws SQLException {
        if (before.isPresent()) {
            remove(id, AccountJson.read(before.get()));
        }
        if (now.isPresent()) {
            add(id, AccountJson.read(now.get()));
        }
    }

    private void remove(String id, AccountMove move) throws SQLException {
        if (move.account().isPresent()) {
            database.run(
                    "DELETE FROM account_move WHERE account = ? AND id = ?",
                    database.vault().name(move.account().get()),
                    id);
        }
        for (VoucherMove voucher : move.vouchers()) {
            database.run(
                    "DELETE FROM voucher_known WHERE code = ? AND id = ?",
                    database.vault().name(voucher.voucher().code()),
                    id);
        }
    }

    private void add(String id, AccountMove move) throws SQLException {
        if (move.account().isPresent()) {
            database.run(
                    "INSERT OR IGNORE INTO account_move (account, id) VALUES (?, ?)",
                    database.vault().name(move.account().get()),
                    id);
        }
        for (VoucherMove voucher : move.vouchers()) {
            database.run(
                    "INSERT OR IGNORE INTO voucher_known (code, id, owner) VALUES (?, ?, ?)",
                    database.vault().name(voucher.voucher().code()),
                    id,
                    database.vault().name(voucher.voucher().member()));
        }
    }

    /** What other tills did to a member's account goes; they, and head office, keep it without a name. */
    void erase(String member) throws SQLException {
        Object account = database.vault().name(member);
        database.run(
                "DELETE FROM object WHERE type = 'ACCOUNT' AND id IN (SELECT id FROM account_move WHERE account = ?)",
                account);
        database.run("DELETE FROM voucher_known WHERE owner = ?", account);
        database.run("DELETE FROM account_move WHERE account = ?", account);
    }
}
