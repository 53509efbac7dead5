package dev.tillside.example.office.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static String printed(boolean terminal) {
        StringWriter out = new StringWriter();
        Listing.of("PAYER", "BEARS")
                .line("ACME\tof\nKent", "12.00")
                .line("", "0.40")
                .print(new PrintWriter(out, true), terminal);
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void aListIsCutAtTabsAndStandsInColumnsAtATerminal() {
        assertThat(printed(false)).isEqualTo("PAYER\tBEARS\nACME of Kent\t12.00\n-\t0.40\n");
        assertThat(printed(true)).isEqualTo("PAYER         BEARS\nACME of Kent  12.00\n-             0.40\n");
    }
}
