package dev.tillside.pos.device;

import java.io.IOException;

/** What a port looks for. */
interface Device {
    /**
     * Connects; may block.
     *
     * @param sink hears what comes, from any thread
     * @throws IOException where the device is not there; the message says why, and goes into the log
     */
    Link connect(Sink sink) throws IOException;

    /** A device that is connected. */
    interface Link {
        /** Lets go of it; may block. Called once. */
        void close();
    }

    /** Who hears what comes over a link. It blocks where the listener has fallen far behind. */
    interface Sink {
        /** @param heard done once the listener has heard of it, on the listener's thread */
        void scanned(DeviceScan scan, Runnable heard);

        /** Has that done on the listener's thread. */
        void later(Runnable work);

        /** The device is away, and the link itself will say when it is back. */
        void away();

        /** The device is back on the same link. */
        void back();

        /** The link is of no use any more. */
        void lost();
    }
}
