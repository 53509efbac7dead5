package dev.tillside.internal.outbox;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.Lease;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers that stand, in memory: of open baskets all, and of those sold the latest. Thread-safe. */
final class Granting {
    private static final int MOST_SOLD = 200;

    private final Map<BasketKey, Granted> open = new HashMap<>();
    private final Map<BasketKey, Granted> sold = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BasketKey, Granted> eldest) {
            return size() > MOST_SOLD;
        }
    };

    synchronized void put(BasketKey basket, Granted answer) {
        open.put(basket, answer);
    }

    synchronized void remove(BasketKey basket) {
        open.remove(basket);
    }

    /** An earlier answer counts on only if all that it was about is still wanted. */
    synchronized void wanted(BasketKey basket, Wish wish) {
        open.computeIfPresent(basket, (key, answer) -> wish.covers(answer.wish()) ? answer : null);
    }

    synchronized void sold(BasketKey basket) {
        Granted answer = open.remove(basket);
        if (answer != null) {
            sold.put(basket, answer);
        }
    }

    synchronized Optional<Granted> of(BasketKey basket) {
        return Optional.ofNullable(open.get(basket));
    }

    synchronized Optional<Lease> lease(BasketKey basket) {
        return Optional.ofNullable(open.getOrDefault(basket, sold.get(basket))).map(Granted::lease);
    }

    /** Open baskets that may get more than they have. */
    synchronized List<BasketKey> lacking() {
        return open.entrySet().stream()
                .filter(answer -> answer.getValue().lacks())
                .map(Map.Entry::getKey)
                .toList();
    }
}
