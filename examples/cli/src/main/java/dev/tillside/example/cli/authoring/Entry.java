package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An object and where it stands.
 *
 * @param line the line's number; 0 where it stands in another file, which is not being checked
 * @param value what was read
 * @param json as it was written
 */
record Entry<T>(long line, T value, JsonNode json) {
    /** Whether it stands in the file that is being checked. */
    boolean checked() {
        return line > 0;
    }
}
