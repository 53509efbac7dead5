package dev.tillside.example.benchmarks;

import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A head office that takes what comes, and shows the last of it. */
final class LastDelivery implements HeadOffice {
    private final List<Delivery> taken = new ArrayList<>();

    Delivery last() {
        return taken.get(taken.size() - 1);
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) {
        taken.addAll(batch);
        return batch.stream()
                .map(sale -> new Settlement(sale.key(), Settlement.Verdict.STORED, Optional.empty()))
                .toList();
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) {
        return new ChangePage(List.of(), cursor, false);
    }
}
