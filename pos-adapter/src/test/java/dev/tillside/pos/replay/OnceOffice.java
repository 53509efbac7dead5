package dev.tillside.pos.replay;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.wire.AccountJson;
import java.util.Currency;
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
                .map(d -> new Settlement(d.key(), verdict(d), Optional.empty()))
                .toList();
    }

    private Verdict verdict(Delivery delivery) {
        String before = stored.putIfAbsent(delivery.key(), delivery.json());
        return before == null
                ? Verdict.STORED
                : before.equals(delivery.json()) ? Verdict.ALREADY_THERE : Verdict.REFUSED;
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) {
        List<String> moves = stored.values().stream()
                .flatMap(json -> AccountJson.ofSale(json).stream())
                .map(move -> AccountJson.object(move, Currency.getInstance("GBP")))
                .toList();
        return page(moves, cursor, most);
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) {
        return page(List.copyOf(stored.values()), cursor, most);
    }

    private static ChangePage page(List<String> all, String cursor, int most) {
        int from = Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + most);
        return new ChangePage(all.subList(from, to), Integer.toString(to), to < all.size());
    }
}
