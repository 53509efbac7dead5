package dev.tillside.example.cli.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.points.AccountIds;
import dev.tillside.wire.ListOutcome;
import dev.tillside.wire.ShownSpecial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tills planned by themselves, from the sales that tell of it, in any order and however often they are given: a list counts
 * once. Where a household has several at a time, as from several tills, each counts until the next one begins, so that nothing it
 * buys is told of twice. Lists of members who were erased say nothing.
 */
final class TillLists {
    private final SortedMap<String, Known> lists = new TreeMap<>();

    /**
     * A list that at least one sale told of.
     *
     * @param taken whether it was scanned, or a special of it used, in any of them
     */
    private record Known(String household, ListOutcome list, boolean taken) {
        Known and(Known other) {
            return new Known(household, list, taken || other.taken);
        }

        ShownFile.Row row(ShownSpecial special, LocalDate through, boolean heldOut) {
            return new ShownFile.Row(
                    household,
                    special.deal(),
                    special.item(),
                    special.cell(),
                    list.issued(),
                    through,
                    heldOut,
                    special.price().minor(),
                    special.shelf().minor(),
                    special.funding().minor(),
                    special.forecast(),
                    special.chance(),
                    special.usual(),
                    special.expected(),
                    Optional.of(taken));
        }
    }

    /**
     * Takes in a sale as it went to head office; one that tells of no list is passed over.
     *
     * @throws BadInput where it cannot be read
     */
    void add(String sale) {
        ListOutcome.ofSale(sale).ifPresent(list -> ListOutcome.memberOf(sale)
                .filter(member -> !member.equals(AccountIds.ERASED))
                .ifPresent(member -> add(member.id(), list)));
    }

    private void add(String household, ListOutcome list) {
        boolean taken = list.scanned() || list.specials().stream().anyMatch(ListOutcome.Shown::used);
        lists.merge(list.id(), new Known(household, list, taken), Known::and);
    }

    /**
     * Takes in a file of sales, one a line.
     *
     * @throws IOException where it cannot be read; the message names file, line and fault
     */
    void add(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            try {
                add(lines.get(i));
            } catch (BadInput e) {
                throw new IOException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    /** The rows of all lists, household by household. */
    List<ShownFile.Row> rows() {
        SortedMap<String, List<Known>> households = new TreeMap<>();
        lists.values().forEach(known -> households
                .computeIfAbsent(known.household(), none -> new ArrayList<>())
                .add(known));
        List<ShownFile.Row> rows = new ArrayList<>();
        for (List<Known> own : households.values()) {
            own.sort(Comparator.comparing(known -> known.list().issued()));
            for (int i = 0; i < own.size(); i++) {
                Known known = own.get(i);
                Stream<LocalDate> next = own.stream().skip(i + 1L).limit(1).map(each -> each.list()
                        .issued());
                addRows(known, next.map(day -> day.minusDays(1)).findFirst(), rows);
            }
        }
        return rows;
    }

    /** @param most the day before the household's next list */
    private static void addRows(Known known, Optional<LocalDate> most, List<ShownFile.Row> rows) {
        ListOutcome list = known.list();
        LocalDate through = most.filter(day -> day.isBefore(list.through())).orElse(list.through());
        if (!through.isBefore(list.issued())) {
            list.specials().forEach(shown -> rows.add(known.row(shown.special(), through, false)));
            list.heldOut().forEach(special -> rows.add(known.row(special, through, true)));
        }
    }
}
