package dev.tillside;

import dev.tillside.fault.BadInput;
import dev.tillside.internal.store.Journal;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.Mending;
import java.util.Optional;

/** Mends what head office refused. */
final class Amends {
    private Amends() {}

    static boolean make(Journal journal, Delivery mended) {
        BadInput.present(mended, "mended");
        Optional<String> refused = journal.delivery(mended.key());
        if (refused.isEmpty()) {
            return false;
        }
        Mending.check(refused.get(), mended.json());
        return journal.deadLetters().mend(mended.key(), mended.json());
    }
}
