package dev.tillside.pos.device;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds scans in bytes that come in pieces of any size. Never keeps more than the longest scan has. Not thread-safe. */
final class FrameReader {
    private final Framing framing;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean inside;
    private boolean overlong;
    private Instant last = Instant.MIN;

    FrameReader(Framing framing) {
        this.framing = framing;
        begin(false);
    }

    /**
     * The scans that these bytes complete.
     *
     * @param at when they came
     */
    List<DeviceScan> read(byte[] bytes, int length, Instant at) {
        List<DeviceScan> scans = new ArrayList<>(idle(at));
        for (int i = 0; i < length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (framing.isStart(c)) {
                begin(true);
            } else if (framing.isEnd(c)) {
                end(scans);
            } else {
                hold(bytes[i]);
            }
        }
        last = at;
        return scans;
    }

    /** What a silence until then ends. */
    List<DeviceScan> idle(Instant at) {
        List<DeviceScan> scans = new ArrayList<>();
        if (!last.equals(Instant.MIN) && !at.isBefore(last.plus(framing.pause()))) {
            if (framing.endsByPause()) {
                end(scans);
            }
            begin(false);
            last = Instant.MIN;
        }
        return scans;
    }

    private void begin(boolean started) {
        held.reset();
        overlong = false;
        inside = started || framing.start().isEmpty();
    }

    private void hold(byte one) {
        if (inside && held.size() == Framing.LONGEST) {
            overlong = true;
        } else if (inside) {
            held.write(one);
        }
    }

    private void end(List<DeviceScan> scans) {
        if (inside && !overlong) {
            DeviceScan scan = DeviceScan.of(held.toByteArray());
            if (framing.takes(scan.raw())) {
                scans.add(scan);
            }
        }
        begin(false);
    }
}
