package dev.tillside.pos.device;

import java.io.IOException;

/** A line that bytes come over. */
interface ByteLine {
    /**
     * Waits a short while for bytes.
     *
     * @return how many came; zero where none did
     * @throws IOException where the line is gone
     */
    int read(byte[] into) throws IOException;

    /** Lets go of it. */
    void close();
}
