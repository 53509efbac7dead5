package dev.tillside.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sales of one request, a line each. */
final class Load {
    /** A request's body is at most this long, unpacked: part of the protocol. */
    static final int LONGEST = 16 << 20;

    private final List<Delivery> deliveries = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    boolean isEmpty() {
        return deliveries.isEmpty();
    }

    boolean hasRoomFor(byte[] line) {
        return (long) lines.size() + line.length + 1 <= LONGEST;
    }

    void add(Delivery delivery, byte[] line) {
        deliveries.add(delivery);
        lines.writeBytes(line);
        lines.write('\n');
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    byte[] packed() throws IOException {
        return Gzip.pack(lines.toByteArray());
    }
}
