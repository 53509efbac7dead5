package dev.tillside.pos.drop;

import java.io.IOException;
import java.time.Duration;

/** How somebody who looks at folders waits for the next look. */
public interface Waiting {
    /**
     * Waits until something changed in a folder, or for that long, or until it is to stop.
     *
     * @return whether to look again
     * @throws IOException where nobody can tell any more
     */
    boolean await(Duration atMost) throws IOException;
}
