package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.Selector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the offers that may choose a line, so that all others cost nothing. Immutable once built. */
final class OfferIndex {
    private final List<Offer> offers;
    private final Map<String, BitSet> byKey = new HashMap<>();
    private final BitSet everywhere = new BitSet();

    OfferIndex(Collection<Offer> all) {
        this.offers = List.copyOf(all);
        for (int i = 0; i < offers.size(); i++) {
            for (Need need : Need.of(offers.get(i).reward())) {
                put(need.items(), i);
            }
            if (offers.get(i).reward() instanceof Reward.Gift gift
                    && gift.spend().isPresent()) {
                everywhere.set(i);
            }
        }
    }

    /** In order of id: the offers of which some selector may choose one of the lines. */
    List<Offer> touching(List<Line> lines) {
        BitSet found = new BitSet(offers.size());
        if (!lines.isEmpty()) {
            found.or(everywhere);
        }
        for (Line line : lines) {
            touching(line, found);
        }
        List<Offer> touching = new ArrayList<>(found.cardinality());
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            touching.add(offers.get(i));
        }
        return touching;
    }

    private void touching(Line line, BitSet found) {
        ItemFacts facts = line.facts();
        add(found, (line.item().isGtin() ? "g:" : "s:") + line.item().code());
        facts.brand().ifPresent(b -> add(found, "b:" + b));
        facts.department().ifPresent(d -> add(found, "d:" + d));
        facts.tags().orElse(Set.of()).forEach(t -> add(found, "t:" + t));
        facts.category().ifPresent(path -> {
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                add(found, "c:" + path.substring(0, end));
            }
        });
    }

    private void add(BitSet found, String key) {
        BitSet some = byKey.get(key);
        if (some != null) {
            found.or(some);
        }
    }

    private void put(Selector items, int offer) {
        if (items.all()) {
            everywhere.set(offer);
        }
        for (Gtin gtin : items.gtins()) {
            put("g:" + gtin.digits(), offer);
        }
        items.skus().forEach(s -> put("s:" + s, offer));
        items.brands().forEach(b -> put("b:" + b, offer));
        items.categories().forEach(c -> put("c:" + c, offer));
        items.departments().forEach(d -> put("d:" + d, offer));
        items.tags().forEach(t -> put("t:" + t, offer));
    }

    private void put(String key, int offer) {
        byKey.computeIfAbsent(key, k -> new BitSet()).set(offer);
    }
}
