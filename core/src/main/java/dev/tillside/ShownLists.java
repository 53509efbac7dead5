package dev.tillside;

import dev.tillside.fault.BadInput;
import dev.tillside.internal.store.Reference;
import dev.tillside.list.ListCode;
import dev.tillside.list.ListOffer;
import dev.tillside.list.SignedList;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.points.Program;
import dev.tillside.wire.ListedOffer;
import dev.tillside.wire.ReferenceObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The signed lists of one sale, and the offers that they bring: those that the till's reference data do not have. Where it has
 * an offer its own terms stand, because head office may have mended them since the list was printed. Not thread-safe.
 */
final class ShownLists {
    private final Map<String, Shown> lists = new TreeMap<>();
    private Optional<Merged> merged = Optional.empty();

    /** A list whose code was scanned and held then. */
    record Shown(String code, String key, SignedList list) {}

    /** Offers of reference data with those of the lists of one member. */
    private record Merged(
            Reference.InForce base, Optional<MemberId> member, Reference.InForce all, Map<String, String> texts) {}

    /** Takes a code that was read when it was scanned, here or at the till that put the basket aside. */
    void add(String code) {
        Optional<SignedList> list = ListCode.unproved(code);
        Optional<String> key = ListCode.keyId(code);
        if (list.isPresent() && key.isPresent()) {
            lists.put(list.get().id(), new Shown(code, key.get(), list.get()));
            merged = Optional.empty();
        }
    }

    void clear() {
        lists.clear();
        merged = Optional.empty();
    }

    boolean has(String list) {
        return lists.containsKey(list);
    }

    /** The lists of that member, the newest first. */
    List<Shown> of(Optional<MemberId> member) {
        return lists.values().stream()
                .filter(shown -> Optional.of(shown.list().member()).equals(member))
                .sorted(Comparator.comparing((Shown shown) -> shown.list().issued())
                        .reversed())
                .toList();
    }

    /** What decides prices, the lists of that member among it; the same object as long as nothing changes. */
    Reference.InForce with(Reference.InForce base, Optional<MemberId> member) {
        List<Shown> shown = lists.isEmpty() ? List.of() : of(member);
        if (shown.isEmpty() || base.program().isEmpty()) {
            return base;
        }
        if (merged.isEmpty()
                || merged.get().base() != base
                || !merged.get().member().equals(member)) {
            merged = Optional.of(merge(base, member, shown, base.program().get()));
        }
        return merged.get().all();
    }

    /** The texts of offers that the lists brought, by id. */
    Map<String, String> texts() {
        return merged.map(Merged::texts).orElse(Map.of());
    }

    private static Merged merge(Reference.InForce base, Optional<MemberId> member, List<Shown> shown, Program program) {
        Map<String, String> texts = new TreeMap<>();
        for (Shown each : shown) {
            for (ListOffer offer : each.list().offers()) {
                if (base.offers().get(offer.offer()).isEmpty()) {
                    ListedOffer.text(each.list(), offer).ifPresent(text -> texts.putIfAbsent(offer.offer(), text));
                }
            }
        }
        List<Offer> offers = new ArrayList<>(base.offers().offers());
        Map<String, String> digests = new HashMap<>(base.offerDigests());
        texts.forEach((id, text) -> read(text, program).ifPresent(offer -> {
            offers.add(offer);
            digests.put(id, ReferenceObject.digest(text));
        }));
        Reference.InForce all =
                new Reference.InForce(base.program(), base.programDigest(), OfferBook.of(offers), Map.copyOf(digests));
        return new Merged(base, member, all, Map.copyOf(texts));
    }

    /** A programme without a layer for coupons has no place for a list's offers. */
    private static Optional<Offer> read(String text, Program program) {
        try {
            return Optional.of(ReferenceObject.offer(text, program));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
