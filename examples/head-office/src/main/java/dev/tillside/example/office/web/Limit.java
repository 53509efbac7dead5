package dev.tillside.example.office.web;

import dev.tillside.fault.BadInput;

/** What a server bears, by the name that it has in the configuration. */
public enum Limit {
    /** Bytes of a body, packed or not. The protocol says 16 MiB. */
    BODY_BYTES("bodyBytes", 16 << 20, 1 << 10, 64 << 20),
    /** Lines of a body that are not blank. */
    BODY_LINES("bodyLines", 20_000, 1, 1_000_000),
    /** Bytes of bodies that are being read or worked on, all together. */
    BODIES_BYTES("bodiesBytes", 256 << 20, 1 << 10, 1 << 30),
    /** Bytes of a request's line and headers. */
    HEADER_BYTES("headerBytes", 8 << 10, 1 << 10, 64 << 10),
    /** After a grace of so many milliseconds a body comes at least as fast as {@link #BODY_RATE}. */
    BODY_GRACE("bodyGraceMillis", 5_000, 1, 60_000),
    /** Bytes a second. */
    BODY_RATE("bodyBytesPerSecond", 4 << 10, 1, 1 << 30),
    /** Milliseconds for which a connection may be silent. */
    IDLE("idleMillis", 30_000, 50, 600_000),
    /** Milliseconds in which a request's headers must come, and its answer be taken. */
    PATIENCE("patienceMillis", 60_000, 50, 600_000),
    /** Connections. More wait in the system's queue. */
    CONNECTIONS("connections", 4_096, 1, 65_536),
    /** Requests being answered. */
    AT_ONCE("requestsAtOnce", 48, 1, 1_024),
    /** Requests that wait until one of those has ended. More are sent away with 503. */
    WAITING("requestsWaiting", 512, 1, 65_536),
    /** Milliseconds for which they wait. */
    WAIT("waitMillis", 5_000, 1, 60_000),
    /** Requests a second with one key, in the long run. More are sent away with 429. */
    KEY_RATE("requestsPerSecondOfKey", 200, 1, 1_000_000),
    /** Requests with one key at a stretch. */
    KEY_BURST("burstOfKey", 2_000, 1, 1_000_000),
    /** Requests a second without a key that stands, from one address. */
    ADDRESS_RATE("requestsPerSecondOfAddress", 20, 1, 1_000_000),
    /** Requests without a key at a stretch. */
    ADDRESS_BURST("burstOfAddress", 200, 1, 1_000_000);

    private final String wireName;
    private final int usual;
    private final int least;
    private final int most;

    Limit(String wireName, int usual, int least, int most) {
        this.wireName = wireName;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** Its name in the configuration. */
    public String wireName() {
        return wireName;
    }

    /** What holds unless it is set. */
    public int usual() {
        return usual;
    }

    int checked(int value) {
        if (value < least || value > most) {
            throw BadInput.value(wireName, "not a number of " + least + " to " + most + ": " + value);
        }
        return value;
    }
}
