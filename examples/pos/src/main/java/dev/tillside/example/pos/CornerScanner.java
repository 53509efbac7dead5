package dev.tillside.example.pos;

import dev.tillside.pos.device.DeviceScan;
import dev.tillside.pos.device.DeviceState;
import dev.tillside.pos.device.ScannerListener;
import java.util.concurrent.Executor;

/** Brings what a scanner's port hears to the thread on which the POS sells: a lane belongs to that one. */
final class CornerScanner implements ScannerListener {
    private final CornerPos pos;
    private final Executor till;
    private final String language;

    /** @param till the POS's thread: {@code SwingUtilities::invokeLater}, say */
    CornerScanner(CornerPos pos, Executor till, String language) {
        this.pos = pos;
        this.till = till;
        this.language = language;
    }

    @Override
    public void scanned(DeviceScan scan) {
        till.execute(() -> pos.scan(scan));
    }

    @Override
    public void changed(DeviceState state) {
        till.execute(() -> pos.display().show(state.scanner(language).text()));
    }
}
