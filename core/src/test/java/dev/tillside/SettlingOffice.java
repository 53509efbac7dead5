package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.wire.AccountJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A head office in memory that tells every till what the others did to accounts; the next answer can be made to get lost. */
final class SettlingOffice implements HeadOffice {
    final Map<BasketKey, String> stored = new LinkedHashMap<>();
    final List<String> changes = new ArrayList<>();
    boolean losesAnswers;

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        List<Settlement> settlements = new ArrayList<>();
        for (Delivery delivery : batch) {
            boolean known = stored.putIfAbsent(delivery.key(), delivery.json()) != null;
            if (!known) {
                AccountJson.ofSale(delivery.json())
                        .map(move -> AccountJson.object(move, CornerShop.GBP))
                        .ifPresent(changes::add);
            }
            settlements.add(
                    new Settlement(delivery.key(), known ? Verdict.ALREADY_THERE : Verdict.STORED, Optional.empty()));
        }
        if (losesAnswers) {
            throw new IOException("the answer got lost");
        }
        return settlements;
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) {
        int from = Integer.parseInt(cursor);
        int to = Math.min(changes.size(), from + most);
        return new ChangePage(changes.subList(from, to), Integer.toString(to), to < changes.size());
    }
}
