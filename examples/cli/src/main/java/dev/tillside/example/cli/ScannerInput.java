package dev.tillside.example.cli;

import dev.tillside.pos.device.DeviceScan;
import dev.tillside.pos.device.DeviceState;
import dev.tillside.pos.device.KeyboardWedge;
import dev.tillside.pos.device.ScannerListener;
import dev.tillside.pos.device.ScannerPort;
import dev.tillside.pos.device.Typed;
import dev.tillside.pos.device.WedgeRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** Takes scans from a scanner, one after another, on the thread that asks. */
final class ScannerInput {
    private static final int MOST = 16;

    private final PrintWriter err;
    private final String language;

    /** @param err where it is said whether the scanner is there */
    ScannerInput(PrintWriter err, String language) {
        this.err = err;
        this.language = language;
    }

    /** So many scans of a port's. */
    void port(ScannerPort port, long count, Consumer<DeviceScan> scans) throws InterruptedException {
        BlockingQueue<DeviceScan> heard = new ArrayBlockingQueue<>(MOST);
        try (port) {
            port.open(new Listener(heard));
            for (long n = 0; n < count; n++) {
                scans.accept(heard.take());
            }
        }
    }

    /** Brings scans to whoever waits for them, and says the rest. */
    private final class Listener implements ScannerListener {
        private final BlockingQueue<DeviceScan> heard;

        Listener(BlockingQueue<DeviceScan> heard) {
            this.heard = heard;
        }

        @Override
        public void scanned(DeviceScan scan) {
            try {
                heard.put(scan);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void changed(DeviceState state) {
            err.println(state.scanner(language).text());
        }
    }

    /** So many scans of a scanner's that types, or all until the input ends. */
    void wedge(WedgeRules rules, InputStream in, InstantSource clock, long count, Consumer<DeviceScan> scans)
            throws IOException {
        KeyboardWedge<Character> wedge = new KeyboardWedge<>(rules);
        Reader keys = new InputStreamReader(in, StandardCharsets.UTF_8);
        long taken = 0;
        int key = keys.read();
        while (key >= 0 && taken < count) {
            char typed = (char) key;
            taken += take(wedge.type(typed, typed, false, clock.instant()), scans);
            key = taken < count ? keys.read() : -1;
        }
        take(wedge.pause(clock.instant().plus(rules.framing().pause())), scans);
    }

    private long take(List<Typed<Character>> typed, Consumer<DeviceScan> scans) {
        long taken = 0;
        long byHand = 0;
        for (Typed<Character> one : typed) {
            if (one instanceof Typed.Scan<Character> scan) {
                scans.accept(scan.scan());
                taken++;
            } else {
                byHand++;
            }
        }
        if (byHand > 0) {
            err.println("no scan: " + byHand + (byHand == 1 ? " key" : " keys"));
        }
        return taken;
    }
}
