package dev.tillside.pos.replay;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A head office in memory that has every sale once. */
final class OnceOffice implements HeadOffice {
    final Map<BasketKey, String> stored = new LinkedHashMap<>();

    @Override
    public List<Settlement> deliver(List<Delivery> batch) {
        return batch.stream()
                .map(d -> new Settlement(
                        d.key(),
                        stored.putIfAbsent(d.key(), d.json()) == null ? Verdict.STORED : Verdict.ALREADY_THERE,
                        Optional.empty()))
                .toList();
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) {
        return new ChangePage(List.of(), cursor, false);
    }
}
