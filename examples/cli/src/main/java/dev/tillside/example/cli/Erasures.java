package dev.tillside.example.cli;

import dev.tillside.example.office.Office;
import dev.tillside.fault.BadInput;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Lets head office hear of members who are to be erased, in a replay in which reference data does not come through it. */
final class Erasures {
    private Erasures() {}

    static void pass(byte[] line, Office office) throws IOException {
        String text = new String(line, StandardCharsets.UTF_8).replace("\ufeff", "");
        if (text.contains("\"erase\"") && erases(text)) {
            office.publish(List.of(text));
        }
    }

    private static boolean erases(String text) {
        try {
            return ReferenceObject.read(text, Optional.empty()).erases();
        } catch (BadInput e) {
            return false; // no till takes it either
        }
    }
}
