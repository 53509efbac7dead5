package dev.tillside.pos.tck;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Outcome;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import dev.tillside.wire.TransactionJson;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a made-up head office has and says. Thread-safe. */
final class OfficeBooks {
    private final Map<BasketKey, String> stored = new LinkedHashMap<>();
    private final Map<BasketKey, Integer> arrivals = new HashMap<>();
    private final List<String> changes = new ArrayList<>();
    private final Map<String, Integer> couponUses = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<BasketKey, Held> leases = new LinkedHashMap<>();
    private final Set<String> heldElsewhere = new HashSet<>();
    private final Map<MemberId, String> disliked = new HashMap<>();
    private Optional<Program> program = Optional.empty();

    private record Held(String till, Lease lease) {}

    synchronized void publish(List<String> objects) {
        for (String json : objects) {
            ReferenceObject object = ReferenceObject.read(json, program);
            changes.add(json);
            if (object.type() == Type.PROGRAM && !object.removed()) {
                program = Optional.of(ReferenceObject.program(json));
            }
            if (object.type() == Type.COUPON && !object.removed()) {
                couponUses.put(object.id(), ReferenceObject.coupon(json).uses());
            }
        }
    }

    synchronized void refuse(MemberId member, String reason) {
        disliked.put(member, reason);
    }

    synchronized void hold(String coupon) {
        heldElsewhere.add(coupon);
    }

    synchronized void free(String coupon) {
        heldElsewhere.remove(coupon);
    }

    synchronized List<BasketKey> arrived() {
        return List.copyOf(stored.keySet());
    }

    synchronized Optional<String> text(BasketKey key) {
        return Optional.ofNullable(stored.get(key));
    }

    synchronized int arrivals(BasketKey key) {
        return arrivals.getOrDefault(key, 0);
    }

    synchronized List<Settlement> take(List<Delivery> batch) {
        return batch.stream().map(this::settled).toList();
    }

    private Settlement settled(Delivery delivery) {
        BasketKey key = delivery.key();
        arrivals.merge(key, 1, Integer::sum);
        String before = stored.get(key);
        if (before != null) {
            return before.equals(delivery.json())
                    ? new Settlement(key, Verdict.ALREADY_THERE, Optional.empty())
                    : refused(key, "another transaction of this key is stored");
        }
        TransactionJson transaction = TransactionJson.read(delivery.json());
        Optional<String> dislike = member(transaction).map(disliked::get);
        if (dislike.isPresent()) {
            return refused(key, dislike.get());
        }
        store(delivery, transaction);
        return new Settlement(key, Verdict.STORED, Optional.empty());
    }

    private static Settlement refused(BasketKey key, String reason) {
        return new Settlement(key, Verdict.REFUSED, Optional.of(reason));
    }

    private static Optional<MemberId> member(TransactionJson transaction) {
        if (transaction instanceof TransactionJson.Sale sale) {
            return sale.receipt().member();
        }
        return transaction instanceof TransactionJson.Return back
                ? back.refund().member()
                : Optional.empty();
    }

    private void store(Delivery delivery, TransactionJson transaction) {
        stored.put(delivery.key(), delivery.json());
        leases.remove(delivery.key());
        if (transaction instanceof TransactionJson.Sale sale) {
            sold(sale.receipt());
        } else if (transaction instanceof TransactionJson.Return back) {
            broughtBack(back.refund());
        }
        currency(transaction)
                .flatMap(
                        currency -> AccountJson.ofSale(delivery.json()).map(move -> AccountJson.object(move, currency)))
                .ifPresent(changes::add);
    }

    private static Optional<Currency> currency(TransactionJson transaction) {
        if (transaction instanceof TransactionJson.Sale sale) {
            return Optional.of(sale.receipt().priced().due().currency());
        }
        return transaction instanceof TransactionJson.Return back
                ? Optional.of(back.refund().amount().currency())
                : Optional.empty();
    }

    private void sold(Receipt receipt) {
        for (Outcome outcome : receipt.priced().outcomes()) {
            outcome.coupon().ifPresent(coupon -> used.merge(coupon, outcome.uses(), Integer::sum));
        }
    }

    private void broughtBack(Refund refund) {
        for (ReturnPlan.CouponBack back : refund.plan().couponsRestored()) {
            used.merge(back.coupon(), -back.uses(), Integer::sum);
        }
    }

    synchronized ChangePage changesAfter(String cursor, int most) {
        return page(changes, cursor, most);
    }

    synchronized ChangePage basketsAfter(String cursor, int most) {
        return page(List.copyOf(stored.values()), cursor, most);
    }

    private static ChangePage page(List<String> all, String cursor, int most) {
        int from = Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + most);
        return new ChangePage(all.subList(from, to), Integer.toString(to), to < all.size());
    }

    synchronized Lease lease(LeaseRequest request) {
        Map<String, Lease.Part> coupons = new TreeMap<>();
        request.coupons().keySet().forEach(coupon -> coupons.put(coupon, part(request.basket(), coupon)));
        Lease lease = new Lease(request.basket(), Optional.empty(), coupons, Map.of(), Map.of());
        Held before = leases.get(request.basket());
        if (!request.isEnd()) {
            leases.put(request.basket(), new Held(request.till(), lease));
        } else if (before != null && before.till().equals(request.till())) {
            leases.remove(request.basket());
        }
        return lease;
    }

    private Lease.Part part(BasketKey basket, String coupon) {
        int left = Math.max(0, couponUses.getOrDefault(coupon, 1) - used.getOrDefault(coupon, 0));
        int held = heldElsewhere.contains(coupon) ? left : Math.min(left, held(basket, coupon));
        return new Lease.Part(left - held, held > 0);
    }

    private int held(BasketKey basket, String coupon) {
        return leases.entrySet().stream()
                .filter(lease -> !lease.getKey().equals(basket))
                .flatMap(lease ->
                        Optional.ofNullable(lease.getValue().lease().coupons().get(coupon)).stream())
                .mapToInt(Lease.Part::uses)
                .sum();
    }

    synchronized Optional<String> present(Presence presence) {
        leases.entrySet()
                .removeIf(lease -> lease.getValue().till().equals(presence.till())
                        && !presence.open().contains(lease.getKey()));
        return Optional.of("fake");
    }
}
