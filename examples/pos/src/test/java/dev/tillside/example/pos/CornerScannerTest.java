package dev.tillside.example.pos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.device.DeviceScan;
import dev.tillside.pos.device.DeviceState;
import dev.tillside.pos.tck.TestCode;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.pos.tck.VirtualScanner;
import dev.tillside.pos.tck.VirtualScanner.Habit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scanner's port hears arrives at the POS on the POS's own thread. */
class CornerScannerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aCardFromAScannerIsTheMembersAndAScannerThatGoesIsSaidToBeGone() {
        TestShop shop = TestShop.in(folder);
        Queue<Runnable> till = new ArrayDeque<>();
        CornerPos pos = new CornerPos(
                folder, TestShop.EURO, adapter -> LoyaltyLane.at(folder.resolve("kept"), shop.till()::open)
                        .open(adapter));
        try (LoyaltyLane lane = pos.lane()) {
            lane.settle();
            pos.begin(shop.key("T1"), false);
            CornerScanner scanner = new CornerScanner(pos, till::add, "en");
            scanner.scanned(scan(shop, TestCode.CARD_GOOD));
            scanner.changed(DeviceState.GONE);
            assertThat(pos.display().sentences()).isEmpty();
            till.forEach(Runnable::run);
            assertThat(pos.display().sentences())
                    .startsWith("Member card accepted.")
                    .endsWith("The scanner is not connected. Please check its cable, and key in the number meanwhile.");
        }
    }

    private static DeviceScan scan(TestShop shop, TestCode code) {
        String frame = VirtualScanner.with(Habit.IDENTIFIES).frame(code.symbology(), shop.text(code));
        return new DeviceScan(frame, Optional.empty());
    }
}
