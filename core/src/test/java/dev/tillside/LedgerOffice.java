package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A head office that behaves, in memory: what it has, it has once. */
final class LedgerOffice implements HeadOffice {
    final Map<BasketKey, String> stored = new LinkedHashMap<>();
    final List<Integer> batches = new ArrayList<>();
    final List<String> changes = new ArrayList<>();
    private final int page;

    LedgerOffice() {
        this(Integer.MAX_VALUE);
    }

    /** One whose pages hold so many changes. */
    LedgerOffice(int page) {
        this.page = page;
    }

    @Override
    public synchronized List<Settlement> deliver(List<Delivery> batch) throws IOException {
        batches.add(batch.size());
        List<Settlement> settlements = new ArrayList<>();
        for (Delivery delivery : batch) {
            String before = stored.putIfAbsent(delivery.key(), delivery.json());
            Verdict verdict = before == null
                    ? Verdict.STORED
                    : before.equals(delivery.json()) ? Verdict.ALREADY_THERE : Verdict.REFUSED;
            settlements.add(new Settlement(delivery.key(), verdict, Optional.empty()));
        }
        return settlements;
    }

    @Override
    public synchronized ChangePage changesAfter(String cursor, int most) {
        int from = Integer.parseInt(cursor);
        int to = Math.min(changes.size(), from + Math.min(page, most));
        return new ChangePage(changes.subList(from, to), Integer.toString(to), to < changes.size());
    }

    @Override
    public synchronized ChangePage basketsAfter(String cursor, int most) {
        List<String> arrived = List.copyOf(stored.values());
        int from = Integer.parseInt(cursor);
        int to = Math.min(arrived.size(), from + Math.min(page, most));
        return new ChangePage(arrived.subList(from, to), Integer.toString(to), to < arrived.size());
    }
}
