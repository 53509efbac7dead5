package dev.tillside.pos.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.item.Gtin;
import dev.tillside.pos.tck.VirtualScanner.Habit;
import dev.tillside.scan.KnownCodes;
import dev.tillside.scan.Repair;
import dev.tillside.scan.Scan;
import dev.tillside.scan.ScanReader;
import dev.tillside.scan.ScanReading;
import dev.tillside.scan.ScanRules;
import dev.tillside.scan.Symbology;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The library reads what the virtual scanner sends, and says what it had to mend. */
class VirtualScannerTest {
    private static final Gtin BREAD = TestShop.BREAD;
    private static final String ELEMENTS = "010952000000123010ABC" + VirtualScanner.GS + "17271231";
    private static final ScanReader READER =
            new ScanReader(new ScanRules("kit", 1, Optional.empty(), false, List.of(), List.of(), List.of("~")));

    private static ScanReading read(String frame) {
        return READER.read(frame, Optional.empty(), KnownCodes.NONE);
    }

    @Property(tries = 60)
    void whateverItsHabitsTheItemIsReadAndWhatWasMendedIsTold(
            @ForAll boolean stammers, @ForAll boolean first, @ForAll boolean noise, @ForAll boolean tilde) {
        Set<Habit> habits = EnumSet.of(Habit.IDENTIFIES);
        Set<Repair> mended = EnumSet.noneOf(Repair.class);
        if (stammers) {
            habits.add(Habit.STAMMERS);
            mended.add(Repair.DOUBLE_PREFIX);
        }
        if (first) {
            habits.add(Habit.SEPARATOR_FIRST);
            mended.add(Repair.LEADING_SEPARATOR);
        }
        VirtualScanner scanner = VirtualScanner.with(habits.toArray(new Habit[0]));
        if (noise) {
            scanner = scanner.around("\u0002", "\u0003\r");
            mended.add(Repair.DEVICE_NOISE);
        }
        if (tilde) {
            scanner = scanner.separating("~");
            mended.add(Repair.SUBSTITUTE_SEPARATOR);
        }
        for (String frame : List.of(
                scanner.frame(Symbology.GS1_128, ELEMENTS),
                scanner.frame(Symbology.GS1_DATAMATRIX, ELEMENTS),
                scanner.frame(Symbology.DATABAR, ELEMENTS),
                scanner.frame("]Q3", ELEMENTS))) {
            ScanReading reading = read(frame);
            assertThat(reading.scan()).isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
                assertThat(item.gtin()).isEqualTo(BREAD);
                assertThat(item.expires()).contains("271231");
            });
            assertThat(reading.elements().value("10")).contains("ABC");
            assertThat(reading.repairs()).containsExactlyInAnyOrderElementsOf(mended);
        }
    }

    @Test
    void aScannerThatLosesTheSeparatorMakesOneValueOfTwo() {
        ScanReading reading =
                read(VirtualScanner.with(Habit.IDENTIFIES).separating("").frame(Symbology.GS1_128, ELEMENTS));
        assertThat(reading.elements().value("10")).contains("ABC17271231");
        assertThat(reading.elements().value("17")).isEmpty();
    }

    @Test
    void identifiersSayWhatWasReadAndNothingElse() {
        VirtualScanner scanner = VirtualScanner.with(Habit.IDENTIFIES);
        assertThat(read(scanner.frame(Symbology.EAN13, BREAD.digits().substring(1)))
                        .scan())
                .isEqualTo(new Scan.ItemCode(BREAD));
        assertThat(read(scanner.frame(Symbology.CODE128, ELEMENTS)).scan())
                .as("no symbol of GS1's")
                .isInstanceOf(Scan.Plain.class);
        assertThat(scanner.frame(Symbology.MSR, ";1?")).isEqualTo(";1?");
        assertThat(VirtualScanner.with().frame(Symbology.EAN13, "1")).isEqualTo("1");
    }

    @Test
    void aFrenchKeyboardIsDiagnosed() {
        String typed = VirtualScanner.with(Habit.FRENCH_KEYBOARD).frame(Symbology.EAN13, "9520000001230");
        assertThat(typed).isEqualTo("ç(éàààààà&é\"à");
        assertThat(read(typed).scan()).isEqualTo(new Scan.Rejected(Scan.RejectedBecause.WRONG_LAYOUT));
    }

    @Property(tries = 30)
    void piecesMakeTheFrameAgain(@ForAll @IntRange(min = 1, max = 40) int longest) {
        VirtualScanner scanner = VirtualScanner.with(Habit.IDENTIFIES).around("\u0002", "\r");
        List<String> pieces = scanner.pieces(Symbology.GS1_128, ELEMENTS, longest);
        assertThat(String.join("", pieces)).isEqualTo(scanner.frame(Symbology.GS1_128, ELEMENTS));
        assertThat(pieces).allMatch(piece -> !piece.isEmpty() && piece.length() <= longest);
    }
}
