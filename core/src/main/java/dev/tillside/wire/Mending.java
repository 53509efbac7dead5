package dev.tillside.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import java.util.Set;
import java.util.TreeSet;

/** What may change in a transaction that head office refused: nothing that was sold, paid or booked. */
public final class Mending {
    private static final Set<String> MAY_CHANGE = Set.of("operator", "seen", "tenders");
    /** Begins the names of fields that no till reads. */
    private static final String OFFICE_ALONE = "x-";

    private Mending() {}

    /**
     * Refuses a text that says otherwise than the one refused what stands.
     *
     * @throws BadInput where a text cannot be read, or a field changes that may not; the path names it
     */
    public static void check(String refused, String mended) {
        TransactionJson.read(mended);
        ObjectNode before = Fields.parse(refused).node();
        ObjectNode after = Fields.parse(mended).node();
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            boolean may = MAY_CHANGE.contains(name) || name.startsWith(OFFICE_ALONE);
            if (!may && !before.path(name).equals(after.path(name))) {
                throw BadInput.value(name, "what was sold, paid and booked stands: " + name + " may not change");
            }
        }
        amounts(before.path("tenders"), after.path("tenders"));
    }

    private static void amounts(JsonNode before, JsonNode after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = before.path(i).path("amount").equals(after.path(i).path("amount"));
        }
        if (!same) {
            throw BadInput.value("tenders", "what was paid stands: the tenders' amounts may not change");
        }
    }
}
