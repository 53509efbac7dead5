package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.money.Money;
import dev.tillside.pos.tck.TestShop;
import java.util.List;
import java.util.Optional;
import jpos.JposConst;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer reads on a display of two rows. */
@Timeout(60)
class JavaPosDisplayTest {
    private static Money euros(String amount) {
        return Money.of(amount, TestShop.EURO);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "en, 437 998, true, Coffee 500 g, \"Coffee 500 g    2.39|Total          12.98\"",
                "en, 437 998, true, Crème brûlée 4 x 100 g, \"Crème brûlée 4  2.39|Total          12.98\"",
                "en, 998, true, Crème brûlée 4 x 100 g, \"Creme brulee 4  2.39|Total          12.98\"",
                "en, 1252, false, Crème brûlée, \"Creme brulee    2.39|Total          12.98\"", // nobody maps
                // characters
                "zh, 54936, true, 牛奶 1 升, \"牛奶 1 升       2.39|合计           12.98\"",
                "zh, 437, true, 牛奶, \"                2.39|Total          12.98\"", // no row of question marks
                "zh, 997, true, 巧克力夹心饼干礼盒装, \"巧克力夹心饼干  2.39|合计           12.98\"",
            })
    void aRowHasWordsAtTheLeftAndTheAmountAtTheRight(
            String language, String sets, boolean maps, String item, String rows) {
        JavaPosCharacters characters = JavaPosCharacters.of(sets, maps, language);
        DisplayRows display = new DisplayRows(20, characters, language);
        Optional<DisplayRows.Shown> last = Optional.of(new DisplayRows.Shown(item, euros("2.39")));
        assertThat(display.rows(2, last, "total", euros("12.98"))).isEqualTo(List.of(rows.split("\\|")));
        assertThat(display.rows(1, last, "total", euros("12.98"))).hasSize(1);
    }

    @Test
    void aDisplayThatFailsStopsNobodyAndIsClaimedAgainForTheNextText() throws InterruptedException {
        SimulatedDevice device = SimulatedServices.fresh("display")
                .with("Columns", 20)
                .with("Rows", 2)
                .with("CapMapCharacterSet", true)
                .with("CharacterSetList", "437,850,998");
        device.failing("displayTextAt", JposConst.JPOS_E_OFFLINE, 0);
        try (JavaPosDisplay display = JavaPosDisplay.named("display", "en")) {
            display.due(euros("9.99"));
            device.isAsked("release[]", "deleteInstance[]");
            device.failing("displayTextAt", JposConst.JPOS_SUCCESS, 0);
            display.item("Coffee", euros("2.39"), euros("12.98"));
            device.isAsked(
                    "displayTextAt[0, 0, Coffee          2.39, 0]", "displayTextAt[1, 0, Total          12.98, 0]");
            display.due(euros("12.98"));
            device.isAsked(
                    "displayTextAt[0, 0, " + " ".repeat(20) + ", 0]", "displayTextAt[1, 0, To pay         12.98, 0]");
            assertThat(device.is("CharacterSet")).isEqualTo(850);
        }
        device.isAsked("release[]", "deleteInstance[]");
        device.isAskedNothing();
    }
}
