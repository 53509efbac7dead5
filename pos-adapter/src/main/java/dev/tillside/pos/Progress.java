package dev.tillside.pos;

import dev.tillside.sale.Scanned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a sale's scans and payments the library has.
 *
 * @param scanned what became of scans, by their numbers, until the POS has heard so
 */
record Progress(long heard, Paying paying, Map<Long, Scanned> scanned) {
    Progress hearing(Heard scan, Scanned result) {
        Map<Long, Scanned> more = new HashMap<>(scanned);
        more.put(scan.number(), result);
        return new Progress(scan.number(), paying, more);
    }

    Progress paidBy(Paying other) {
        return new Progress(heard, other, scanned);
    }

    /** Without what the POS has heard. */
    Progress of(List<Heard> untold) {
        Map<Long, Scanned> less = new HashMap<>(scanned);
        less.keySet().retainAll(untold.stream().map(Heard::number).collect(Collectors.toSet()));
        return new Progress(heard, paying, less);
    }
}
