package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.sale.Tender;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Part of the build's second run of the stories alone: without it nobody would see that its tills are plain. */
class SealedRun {
    @TempDir
    Path directory;

    @Test
    void theTillsOfThisRunAreSealed() {
        assertThat(Tills.SEALED).isTrue();
        try (CornerShop shop = CornerShop.at(directory)) {
            shop.begin("T1").add(line("1", "OATMILK", 1, "1.00"));
            assertThat(shop.till.health().seal().keys()).containsExactly("story-1");
        }
        try (LoyaltyTill other = Tills.at(directory).open()) {
            other.checkout(key("T1")).orElseThrow().commit(Tender.cash(money("1.00")));
        }
        assertThat(Tills.bytes(directory)).contains("0042/3/2026-11-22/T1").doesNotContain("OATMILK");
    }
}
