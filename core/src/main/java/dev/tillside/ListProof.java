package dev.tillside;

import dev.tillside.list.ListCode;
import dev.tillside.list.ListKey;
import dev.tillside.list.ListReading;
import dev.tillside.list.ListTrust;
import dev.tillside.list.SignedList;
import dev.tillside.sale.Circumstances;
import dev.tillside.wire.Difference;
import dev.tillside.wire.ListedOffer;
import dev.tillside.wire.ReferenceObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that the offers which a sale says its lists brought were promised by somebody who may. The codes go when a member is
 * erased; then what the sale says is believed.
 */
final class ListProof {
    private ListProof() {}

    /** What the proof lacks; nothing where it is whole. */
    static List<Difference> missing(Circumstances seen, Recomputation.Archive archive) {
        List<Difference> missing = new ArrayList<>();
        Set<String> promised = new HashSet<>();
        boolean erased = false;
        for (int i = 0; i < seen.lists().size(); i++) {
            Circumstances.Listed list = seen.lists().get(i);
            if (list.code().isPresent()) {
                Optional<SignedList> genuine = genuine(list, list.code().get(), archive);
                if (genuine.isEmpty() || !genuine.get().id().equals(list.id())) {
                    missing.add(new Difference(
                            "seen.lists[" + i + "]",
                            list.id(),
                            "no key in the archive says that this list is genuine"));
                }
                genuine.ifPresent(g -> g.offers().forEach(offer -> ListedOffer.text(g, offer)
                        .map(ListedOffer::terms)
                        .ifPresent(promised::add)));
            }
            erased |= list.code().isEmpty();
        }
        for (int i = 0; i < seen.listed().size(); i++) {
            if (!erased && !promised.contains(ListedOffer.terms(seen.listed().get(i)))) {
                missing.add(new Difference("seen.listed[" + i + "]", "", "no list of the sale promises this offer"));
            }
        }
        return missing;
    }

    private static Optional<SignedList> genuine(Circumstances.Listed list, String code, Recomputation.Archive archive) {
        Optional<ListKey> key = archive.text(
                        ReferenceObject.Type.LIST_KEY,
                        list.key().id(),
                        list.key().version(),
                        list.key().digest())
                .filter(text -> ReferenceObject.digest(text).equals(list.key().digest()))
                .map(ReferenceObject::listKey);
        ListTrust trust = new ListTrust() {
            @Override
            public Optional<ListKey> listKey(String id) {
                return key.filter(k -> k.id().equals(id));
            }

            @Override
            public boolean isWithdrawn(String id) {
                return false;
            }
        };
        return ListCode.genuine(code, trust) instanceof ListReading.Genuine read
                ? Optional.of(read.list())
                : Optional.empty();
    }
}
