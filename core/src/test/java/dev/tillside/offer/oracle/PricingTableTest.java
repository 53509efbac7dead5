package dev.tillside.offer.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against the rows of {@link PricingTable}. */
class PricingTableTest {
    @ParameterizedTest
    @MethodSource("rows")
    void costsWhatTheRowSays(PricingTable.Row row) {
        PricedBasket priced = Offers.price(row.pricing());

        assertThat(priced.due().minor()).as("due").isEqualTo(row.minor(row.due()));
        assertThat(priced.lines().stream().map(PricingTableTest::off).toList())
                .as("off each line")
                .isEqualTo(offs(row));
        assertThat(Validator.faults(row.pricing(), priced)).isEmpty();
    }

    static Stream<PricingTable.Row> rows() {
        return PricingTable.rows();
    }

    private static long off(PricedLine line) {
        return line.line().amount().minor() - line.net().minor();
    }

    private static List<Long> offs(PricingTable.Row row) {
        return row.discounts().stream().map(row::minor).toList();
    }
}
