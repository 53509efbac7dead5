package dev.tillside.pos.poslog;

import java.io.IOException;

/** Where transactions go, one after the other. */
interface Sink {
    void write(Element transaction) throws IOException;

    /** Writes what ends a log; what lies below stays open. */
    void end() throws IOException;
}
