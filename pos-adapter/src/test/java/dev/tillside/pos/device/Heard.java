package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that writes down what it hears. */
final class Heard implements ScannerListener {
    private static final int LONG = 20;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void scanned(DeviceScan scan) {
        heard.add(scan.symbology().map(symbology -> symbology + " ").orElse("") + scan.raw());
    }

    @Override
    public void changed(DeviceState state) {
        heard.add(state.name());
    }

    /** Waits for just that to be heard next. */
    Heard hears(String... words) throws InterruptedException {
        for (String word : words) {
            assertThat(heard.poll(LONG, TimeUnit.SECONDS)).isEqualTo(word);
        }
        return this;
    }

    /** Nothing more was heard yet. */
    void nothing() {
        assertThat(heard).isEmpty();
    }
}
