package dev.tillside.offer;

import dev.tillside.item.CodePoints;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All offers that a till knows, by id. Immutable; thread-safe. Built once per change of reference data. */
public final class OfferBook {
    /** No offers. */
    public static final OfferBook EMPTY = new OfferBook(new TreeMap<>(CodePoints.ORDER));

    private final SortedMap<String, Offer> byId;
    private final OfferIndex index;

    private OfferBook(SortedMap<String, Offer> byId) {
        this.byId = Collections.unmodifiableSortedMap(byId);
        this.index = new OfferIndex(byId.values());
    }

    /** The offers; of two with one id the newer version stands. */
    public static OfferBook of(Collection<Offer> offers) {
        SortedMap<String, Offer> byId = new TreeMap<>(CodePoints.ORDER);
        for (Offer offer : offers) {
            byId.merge(offer.id(), offer, (a, b) -> b.version() >= a.version() ? b : a);
        }
        return new OfferBook(byId);
    }

    public Optional<Offer> get(String id) {
        int number = index.number(id);
        return number < 0 ? Optional.empty() : Optional.of(index.offer(number));
    }

    /** All offers, in order of id by code point. */
    public Collection<Offer> offers() {
        return byId.values();
    }

    OfferIndex index() {
        return index;
    }
}
