package dev.tillside.example.cli.plan;

import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What households bought, and what the sales among it tell of the lists that tills planned. */
public final class Purchases {
    private final SortedMap<String, List<Visit>> visits;
    private final TillLists lists;

    Purchases(SortedMap<String, List<Visit>> visits, TillLists lists) {
        this.visits = visits;
        this.lists = lists;
    }

    /** Purchases that tell of no list. */
    public static Purchases of(SortedMap<String, List<Visit>> visits) {
        return new Purchases(visits, new TillLists());
    }

    /** Every household's visits, in order of household. */
    public SortedMap<String, List<Visit>> visits() {
        return visits;
    }

    /**
     * All that lists showed and held out: what the sales tell, and what some files do. A till's list counts once, wherever it is
     * told of.
     *
     * @param files as {@code plan lists} wrote them; with the ending {@code .jsonl}: sales as head office got them, one a line
     * @throws IOException where one cannot be read; the message names file, place and fault
     */
    public List<ShownFile.Row> shown(List<Path> files) throws IOException {
        List<ShownFile.Row> rows = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(".jsonl")) {
                lists.add(file);
            } else {
                rows.addAll(ShownFile.read(file));
            }
        }
        rows.addAll(lists.rows());
        return rows;
    }
}
