package dev.tillside.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.fault.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody adds a column without deciding whether a thief may read it. */
class ColumnsTest {
    private static final List<String> PLAIN = Stream.of("""
                    checkout.id checkout.key checkout_event.checkout checkout_event.number suspended.checkout suspended.number
                    sale.id sale.key sale.tx sale.kind sale.here sale.original sale.basket sale.day sale.trimmed
                    mended.sale mended.number training.key training.tx training.kind training.original
                    aside.key aside.tx aside.suspension elsewhere.one elsewhere.cursor coupon_use.sale coupon_use.uses
                    offer_use.offer offer_use.sale offer_use.at offer_use.uses offer_use.amount till.one till.name till.office till.level
                    offer_total.offer offer_total.uses offer_total.amount
                    ledger.id ledger.sale ledger.kind ledger.points ledger.available ledger.expires ledger.booking ledger.day
                    ledger.number chain.one chain.name chain.links
                    visit.sale visit.booking visit.day visit.currency visit.spend visit.points visit.visits
                    visit.cash_back_day visit.cash_back voucher_move.sale voucher_move.kind
                    purchase.sale purchase.day outbox.sale outbox.attempts
                    object.type object.version object.removed object.taken
                    superseded.type superseded.id superseded.digest superseded.version superseded.json
                    member.number card.member held.type held.member code.type account_move.id voucher_known.id
                    by_hand.turn by_hand.type cursor.one cursor.cursor
                    snapshot.one snapshot.digest snapshot.issue snapshot.parts snapshot.objects snapshot.turn snapshot.stands
                    written.number vault.one vault.scope vault.stage vault_key.number vault_key.id vault_key.salt
                    vault_key.secret
                    """)
            .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
            .toList();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"journal", "reference"})
    void everyColumnIsSealedOrAPseudonymOrPlainForAReason(String file) {
        List<String> covered = new ArrayList<>();
        SealedColumn.of(file).forEach(column -> covered.add(column.toString()));
        NamedColumn.of(file).forEach(column -> covered.add(column.toString()));
        List<String> columns = columns(file);
        assertThat(covered).doesNotHaveDuplicates().isSubsetOf(columns).doesNotContainAnyElementsOf(PLAIN);
        assertThat(columns).allMatch(column -> covered.contains(column) || PLAIN.contains(column));
    }

    @Test
    void whatIsPlainIsThere() {
        List<String> columns = new ArrayList<>(columns("journal"));
        columns.addAll(columns("reference"));
        assertThat(columns).containsAll(PLAIN);
    }

    private List<String> columns(String file) {
        try (Database database = Database.open(
                directory.resolve(file + ".db"),
                new Schema(file, 1),
                new Database.Tuning(1_024, 1_000, 2_048),
                new Database.Place(Disk.REAL, () -> false, Sealing.NONE))) {
            return database.read(() -> database.rows("""
                    SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                    """, row -> row.getString(1)));
        }
    }
}
