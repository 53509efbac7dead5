package dev.tillside.example.cli.codes;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SigningKey;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signs a list of some reference data, as a till would that holds the key. */
public final class Issue {
    private Issue() {}

    /**
     * The list's code.
     *
     * @param folder for the till's files
     * @param lines programme, offers, coupons and lists
     * @param list which; absent: the only one
     * @throws BadInput where a line is wrong, or there is no such list or nothing on it
     */
    public static PrintedList list(Path folder, List<String> lines, Optional<String> list, SigningKey key) {
        List<ReferenceObject> objects = objects(lines);
        String id = list.orElseGet(() -> only(objects));
        try (LoyaltyTill till =
                LoyaltyTill.at(folder).background(false).listKey(key).open()) {
            till.take(objects);
            if (till.program().isEmpty()) {
                throw BadInput.missing("program");
            }
            return till.printList(id)
                    .orElseThrow(() -> BadInput.value("list", "no such list, or no coupon of it is among the lines"));
        }
    }

    /** The objects, each checked with the programme among them. */
    static List<ReferenceObject> objects(List<String> lines) {
        Optional<Program> program = Optional.empty();
        for (String line : lines) {
            ReferenceObject object = ReferenceObject.read(line, Optional.empty());
            if (object.type() == ReferenceObject.Type.PROGRAM && !object.removed()) {
                program = Optional.of(ReferenceObject.program(object.json()));
            }
        }
        List<ReferenceObject> objects = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                objects.add(ReferenceObject.read(lines.get(i), program));
            } catch (BadInput e) {
                throw e.within("line " + (i + 1));
            }
        }
        return objects;
    }

    static String only(List<ReferenceObject> objects) {
        List<String> ids = objects.stream()
                .filter(o -> o.type() == ReferenceObject.Type.LIST && !o.removed())
                .map(ReferenceObject::id)
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw BadInput.value(
                    "list",
                    ids.isEmpty() ? "there is no list among the lines" : "name one of " + ids.size() + " lists");
        }
        return ids.get(0);
    }
}
