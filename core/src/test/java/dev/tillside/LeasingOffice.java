package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.store.Sold;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Outcome;
import dev.tillside.points.Redemption;
import dev.tillside.sale.Receipt;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.wire.SaleJson;
import dev.tillside.wire.TransactionJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A head office in memory that leases coupons, budgets, points and vouchers, and tells tills what others sold. */
final class LeasingOffice implements HeadOffice {
    /** Of an offer: how many uses and how much discount there are, and what one basket gets of it at most. */
    record Budget(OptionalLong uses, Optional<BigDecimal> amount, long portion) {}

    private record Held(LeaseRequest request, Lease lease) {}

    final Map<BasketKey, String> stored = new LinkedHashMap<>();
    final List<LeaseRequest> asked = new ArrayList<>();
    final List<Presence> presences = new ArrayList<>();
    final Map<String, Integer> coupons = new TreeMap<>();
    final Map<String, Budget> offers = new TreeMap<>();
    final Map<String, Points> points = new TreeMap<>();
    final Map<String, Integer> vouchers = new TreeMap<>();
    private final Map<BasketKey, Held> leases = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    final Set<BasketKey> disliked = new HashSet<>();
    String name = "first";
    /** Nobody can be asked for leases. */
    boolean silent;
    /** Leases are given, and the answers get lost. */
    boolean losesAnswers;
    /** No till is told what others sold. */
    boolean tellsNothing;
    /** Sales are taken, and the line breaks before it says what others sold. */
    boolean breaksOff;
    /** Nobody can be asked for anything. */
    boolean down;

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        reachable();
        List<Settlement> settlements = new ArrayList<>();
        for (Delivery delivery : batch) {
            if (disliked.contains(delivery.key())) {
                settlements.add(new Settlement(delivery.key(), Verdict.REFUSED, Optional.of("not liked")));
                continue;
            }
            boolean known = stored.putIfAbsent(delivery.key(), delivery.json()) != null;
            if (!known) {
                told.add(delivery.json());
                leases.remove(delivery.key());
            }
            settlements.add(
                    new Settlement(delivery.key(), known ? Verdict.ALREADY_THERE : Verdict.STORED, Optional.empty()));
        }
        return settlements;
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        reachable();
        return new ChangePage(List.of(), cursor, false);
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        reachable();
        if (breaksOff) {
            throw new IOException("the line broke");
        }
        if (tellsNothing) {
            return new ChangePage(List.of(), cursor, false);
        }
        int from = Math.min(told.size(), Integer.parseInt(cursor));
        int to = Math.min(told.size(), from + most);
        return new ChangePage(told.subList(from, to), Integer.toString(to), to < told.size());
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        reachable();
        if (silent) {
            throw new IOException("no lease today");
        }
        asked.add(request);
        Lease lease = granted(request);
        Held before = leases.get(request.basket());
        if (!request.isEnd()) {
            leases.put(request.basket(), new Held(request, lease));
        } else if (before != null && before.request().till().equals(request.till())) {
            leases.remove(request.basket());
        }
        if (losesAnswers) {
            throw new IOException("the answer got lost");
        }
        return Optional.of(lease);
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        reachable();
        presences.add(presence);
        leases.entrySet()
                .removeIf(held -> held.getValue().request().till().equals(presence.till())
                        && !presence.open().contains(held.getKey()));
        return Optional.of(name);
    }

    /** Everything since is lost, and the name is another. */
    void loses(int since, String newName) {
        List<BasketKey> keys = new ArrayList<>(stored.keySet());
        keys.subList(since, keys.size()).forEach(stored::remove);
        told.clear();
        told.addAll(stored.values());
        leases.clear();
        name = newName;
    }

    List<BasketKey> leased() {
        return List.copyOf(leases.keySet());
    }

    private void reachable() throws IOException {
        if (down) {
            throw new IOException("no route to head office");
        }
    }

    private Lease granted(LeaseRequest request) {
        Map<String, Lease.Part> some = new TreeMap<>();
        for (String coupon : request.coupons().keySet()) {
            if (coupons.containsKey(coupon)) {
                some.put(coupon, part(coupons.get(coupon) - usesOf(coupon), held(request, coupon)));
            }
        }
        Map<String, Lease.Part> ofVouchers = new TreeMap<>();
        for (String voucher : request.vouchers()) {
            if (vouchers.containsKey(voucher)) {
                ofVouchers.put(voucher, part(vouchers.get(voucher) - paid(voucher), held(request, voucher)));
            }
        }
        Map<String, Lease.Share> shares = new TreeMap<>();
        for (String offer : request.offers()) {
            if (offers.containsKey(offer)) {
                shares.put(offer, share(request, offer, offers.get(offer)));
            }
        }
        Optional<Points> left = request.member().flatMap(member -> Optional.ofNullable(points.get(member.id()))
                .map(all -> all.minus(spent(member)).minus(heldPoints(request, member))));
        return new Lease(request.basket(), left, some, shares, ofVouchers);
    }

    private static Lease.Part part(long left, long held) {
        return new Lease.Part((int) Math.max(0, left - held), held > 0 && left > left - held);
    }

    private Stream<Lease> others(LeaseRequest request) {
        return leases.entrySet().stream()
                .filter(held -> !held.getKey().equals(request.basket()))
                .map(held -> held.getValue().lease());
    }

    private long held(LeaseRequest request, String part) {
        return others(request)
                .flatMap(lease -> Stream.of(lease.coupons(), lease.vouchers()))
                .flatMap(parts -> Optional.ofNullable(parts.get(part)).stream())
                .mapToLong(Lease.Part::uses)
                .sum();
    }

    private Lease.Share share(LeaseRequest request, String offer, Budget budget) {
        List<Lease.Share> held = others(request)
                .flatMap(lease -> Optional.ofNullable(lease.offers().get(offer)).stream())
                .toList();
        long heldUses = held.stream().mapToLong(share -> share.uses().orElse(0)).sum();
        BigDecimal heldAmount =
                held.stream().flatMap(share -> share.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        long used = outcomes(offer).mapToLong(Outcome::uses).sum();
        BigDecimal given =
                outcomes(offer).map(o -> new BigDecimal(o.amount().plain())).reduce(BigDecimal.ZERO, BigDecimal::add);
        OptionalLong uses = budget.uses().isPresent()
                ? OptionalLong.of(
                        Math.max(0, Math.min(budget.portion(), budget.uses().getAsLong() - used - heldUses)))
                : OptionalLong.empty();
        Optional<BigDecimal> amount = budget.amount()
                .map(all -> all.subtract(given).subtract(heldAmount).max(BigDecimal.ZERO));
        return new Lease.Share(uses, amount, !held.isEmpty());
    }

    private Stream<Receipt> receipts() {
        return stored.values().stream()
                .filter(json -> TransactionJson.read(json) instanceof TransactionJson.Sale)
                .map(SaleJson::read);
    }

    private Stream<Outcome> outcomes(String offer) {
        return receipts().flatMap(r -> r.priced().outcomes().stream()).filter(o -> o.offer()
                .equals(offer));
    }

    /** By all sales that arrived. */
    int usesOf(String coupon) {
        return receipts()
                .mapToInt(r -> Sold.couponUses(r.priced()).getOrDefault(coupon, 0))
                .sum();
    }

    private int paid(String voucher) {
        return (int)
                redeemed().filter(r -> r.voucher().equals(Optional.of(voucher))).count();
    }

    private Stream<Redemption> redeemed() {
        return receipts().flatMap(r -> r.priced().redeemed().stream());
    }

    private Points spent(MemberId member) {
        return receipts()
                .filter(r -> r.member().equals(Optional.of(member)))
                .flatMap(r -> r.priced().redeemed().stream())
                .map(Redemption::points)
                .reduce(Points.ZERO, Points::plus);
    }

    private Points heldPoints(LeaseRequest request, MemberId member) {
        return leases.values().stream()
                .filter(held -> !held.request().basket().equals(request.basket()))
                .filter(held -> held.request().member().equals(Optional.of(member)))
                .flatMap(held -> held.lease().points().stream())
                .reduce(Points.ZERO, Points::plus);
    }
}
