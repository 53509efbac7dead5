package dev.tillside;

import dev.tillside.internal.store.Reference;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.wire.PaperOffer;
import dev.tillside.wire.ReferenceObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Offers in force and those of the paper coupons that a customer showed. The last such book is held, so that each price of one
 * basket is made from the same.
 */
final class PaperOffers {
    private Reference.InForce base;
    private Set<String> ids = Set.of();
    private Reference.InForce joined;

    synchronized Reference.InForce with(Customer customer, Reference.InForce inForce) {
        Set<String> shown = new TreeSet<>(customer.bearerCodes().keySet());
        shown.addAll(customer.serials().values());
        shown.removeIf(offer -> !PaperOffer.is(offer));
        if (shown.isEmpty() || inForce.program().isEmpty()) {
            return inForce;
        }
        if (base != inForce || !ids.equals(shown)) {
            joined = joined(shown, inForce);
            base = inForce;
            ids = shown;
        }
        return joined;
    }

    private static Reference.InForce joined(Set<String> shown, Reference.InForce inForce) {
        List<Offer> offers = new ArrayList<>(inForce.offers().offers());
        Map<String, String> digests = new HashMap<>(inForce.offerDigests());
        for (String id : shown) {
            PaperOffer.text(id, inForce.program().get()).ifPresent(text -> {
                offers.add(ReferenceObject.offer(text, inForce.program().get()));
                digests.put(id, ReferenceObject.digest(text));
            });
        }
        return new Reference.InForce(inForce.program(), inForce.programDigest(), OfferBook.of(offers), digests);
    }
}
