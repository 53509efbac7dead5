package dev.tillside.example.office;

import static dev.tillside.example.office.Retailer.key;
import static dev.tillside.example.office.Retailer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.store.Page;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators list comes by pages, each row once, in its order. */
@ParameterizedClass
@EnumSource
class PagesTest {
    @Parameter
    private Database database;

    @TempDir
    private Path directory;

    private Retailer retailer;
    private Office office;

    @BeforeEach
    void open() throws IOException {
        retailer = new Retailer(directory, database.empty(directory), List.of("""
                        {"type":"program","id":"club","currency":"GBP","timeZone":"UTC"}""", """
                        {"type":"offer","id":"TEA","kind":"AMOUNT_OFF","amount":"0.50","limits":{"totalUses":1},\
                        "items":{"skus":["TEA"]}}"""));
        office = retailer.office;
    }

    @AfterEach
    void close() throws IOException {
        retailer.close();
    }

    private static <T> List<T> byPages(Page.Source<T> list, int most) throws IOException {
        Page<T> page = list.after(HeadOffice.START, most);
        List<T> rows = new ArrayList<>(page.rows());
        while (page.more()) {
            assertThat(page.rows()).hasSize(most);
            page = list.after(page.cursor(), most);
            rows.addAll(page.rows());
        }
        assertThat(list.after(page.cursor(), most).rows()).isEmpty();
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8})
    void quarantineIsListedByPagesOfAnyLength(int most) throws IOException {
        List<String> keys = new ArrayList<>();
        for (int tx = 1; tx <= 7; tx++) {
            if (tx == 5) {
                retailer.clock.advance(Duration.ofSeconds(1));
            }
            office.deliver(List.of(new Delivery(key("1", "T" + tx), "[]")));
            keys.add(key("1", "T" + tx).toString());
        }
        assertThat(byPages(office.oversight()::quarantine, most))
                .extracting(held -> held.key().toString())
                .containsExactlyElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void conflictsAreListedByPagesInTheOrderOfTheirClockReadings(int most) throws IOException {
        for (String till : List.of("1", "2", "3", "4")) {
            retailer.till(till);
        }
        for (String till : List.of("1", "2", "3", "4")) {
            retailer.sell(till, "T1", Optional.empty(), line("1", "TEA", 1, "3.00"));
        }
        for (String till : List.of("4", "2", "3", "1")) {
            retailer.till(till).sync();
        }
        assertThat(byPages(office.oversight()::conflicts, most))
                .extracting(conflict -> conflict.key().workstation())
                .containsExactly("2", "3", "4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void decisionsAreListedByPagesTheOldestFirst(int most) throws IOException {
        for (String till : List.of("a", "b", "c")) {
            office.oversight().endLeases(till, "17", "fell into the sea");
        }
        assertThat(byPages(office.oversight()::acts, most))
                .extracting(OperatorAct::subject)
                .containsExactly("a", "b", "c");
    }

    @Test
    void aListThatIsEmptyHasAPageAndGoesOnAfterIt() throws IOException {
        Page<Quarantined> empty = office.oversight().quarantine(HeadOffice.START, 5);
        assertThat(empty.rows()).isEmpty();
        assertThat(empty.more()).isFalse();
        office.deliver(List.of(new Delivery(key("1", "T1"), "[]")));
        assertThat(office.oversight().quarantine(empty.cursor(), 5).rows()).hasSize(1);
    }

    @Test
    void whatIsNoCursorOfAListIsRefused() {
        assertThatThrownBy(() -> office.oversight().conflicts("yesterday", 5))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not a cursor of this list");
        assertThatThrownBy(() -> office.oversight().acts("yesterday~1", 5)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> office.oversight().quarantine(HeadOffice.START, 0))
                .isInstanceOf(BadInput.class);
    }
}
