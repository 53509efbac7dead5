package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.points.Burn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The largest possible loss because tills gave away, while they had not heard of each other, what there was only once. Pure.
 *
 * <p>No till uses more of a coupon, of a member's limit or of a budget than it knows to be left, what it used itself included.
 * So T tills use at most T times what there is, u, and the loss is at most (T - 1) * u uses. An offer's policy bounds that
 * further: with {@code REFUSE} a till uses no more than head office holds back for it, and nothing is lost. With {@code
 * HOME_STORE} the tills of the home store use at most u each, and all others together no more than head office holds back for
 * them, again u: T<sub>h</sub> * u are lost at most, or (T - 1) * u where all tills are at home. With {@code BOUNDED_RISK} and
 * n uses, let that till be the last to have synced before its last use: with what it knows it stays within u, each other till
 * can have used n since it synced last, and what head office held back for baskets meanwhile can be u once more: u + (T - 1) *
 * min(n, u), and never more than (T - 1) * u.
 *
 * <p>The worth of a use is the largest discount that the reward can give in one, at the prices of the item table; goods that
 * are sold by measure count as one piece of that price. {@code maxDiscount} caps it. Whatever cannot be bounded is told by
 * name.
 *
 * <p>It supposes that tills hear all that head office knows when they sync, and that no operator ends the leases of a till
 * which still sells. It counts balances and coupons as they are given: points earned later come on top, and limits per period
 * are counted for one period. Goods that two tills took back are not among it.
 *
 * @param risks one for each thing that could be given away twice, the largest first, those without bound before all
 */
public record Exposure(List<Risk> risks) {
    /** What could be given away twice. */
    public enum Kind {
        /** Coupons of an offer. */
        COUPON,
        /** Codes with serial numbers, of which nobody knows how many are printed. */
        CODES,
        /** An offer's uses by each member. */
        MEMBER_LIMIT,
        /** An offer's uses by each member in a period, for one period. */
        MEMBER_PERIOD,
        /** An offer's uses by all. */
        TOTAL_USES,
        /** An offer's discount to all. */
        TOTAL_AMOUNT,
        /** Members' points. */
        POINTS,
        /** Vouchers that are out. */
        VOUCHER
    }

    /** Why something has no bound, and so what would give it one. */
    public enum Unbounded {
        /** A percentage of any spend: a {@code maxDiscount} bounds it. */
        ANY_SPEND,
        /** An amount or price per measure: a {@code maxDiscount} bounds it. */
        ANY_MEASURE,
        /** No price is known of something it lowers: the price, or a {@code maxDiscount}, bounds it. */
        NO_PRICE,
        /** Points for any number of units: the policy {@code REFUSE} bounds it. */
        ANY_POINTS,
        /** Any number of codes: {@code totalUses}, or the policy {@code REFUSE}, bounds it. */
        ANY_CODES
    }

    /**
     * One thing that could be given away twice.
     *
     * @param kind what
     * @param offer its offer's id, where it has one
     * @param count how many coupons, members, accounts or vouchers; 1 for a budget
     * @param uses how many uses at most beyond what there is; absent where amounts or points are counted, or any number is
     *     possible
     * @param worth what one use is worth at most; absent where amounts are counted, or where it has no bound
     * @param most the largest possible loss; absent where it has no bound
     * @param unbounded why it has none, if so
     */
    public record Risk(
            Kind kind,
            Optional<String> offer,
            long count,
            OptionalLong uses,
            Optional<Money> worth,
            Optional<Money> most,
            Optional<Unbounded> unbounded) {
        boolean isNothing() {
            return most.map(Money::isZero).orElse(false);
        }
    }

    public Exposure {
        risks = List.copyOf(risks);
    }

    /** The largest possible loss of all; absent where some of it has no bound. */
    public Optional<Money> most(Money zero) {
        Money sum = zero;
        for (Risk risk : risks) {
            if (risk.most().isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(risk.most().get());
        }
        return Optional.of(sum);
    }

    /**
     * Computes it.
     *
     * @throws BadInput where a sum is larger than money can be
     */
    public static Exposure of(Stakes stakes) {
        try {
            List<Risk> risks = new ArrayList<>(new Reckoning(BadInput.present(stakes, "stakes")).all());
            risks.removeIf(Risk::isNothing);
            risks.sort(Comparator.comparing((Risk risk) -> risk.most().isPresent())
                    .thenComparing(risk -> risk.most().map(Money::minor).orElse(0L), Comparator.reverseOrder())
                    .thenComparing(risk -> risk.offer().orElse(""), CodePoints.ORDER)
                    .thenComparing(Risk::kind));
            return new Exposure(risks);
        } catch (ArithmeticException e) {
            throw BadInput.value("tills", "the largest possible loss is more than money can say");
        }
    }

    private static final class Reckoning {
        private final Stakes stakes;
        private final UseWorth worth;
        private final Map<String, List<Coupon>> coupons;
        private final Map<MemberId, Optional<String>> homes = new HashMap<>();
        private final Map<Optional<String>, Long> membersByHome;

        Reckoning(Stakes stakes) {
            this.stakes = stakes;
            this.worth = new UseWorth(stakes.program(), stakes.items());
            this.coupons = stakes.coupons().stream().collect(Collectors.groupingBy(Coupon::offer));
            stakes.holders().forEach(holder -> homes.put(holder.member(), holder.home()));
            this.membersByHome = stakes.holders().stream()
                    .collect(Collectors.groupingBy(Stakes.Holder::home, Collectors.counting()));
        }

        List<Risk> all() {
            List<Risk> risks = new ArrayList<>();
            for (Offer offer : stakes.offers()) {
                OfflineBound bound = new OfflineBound(stakes, offer);
                coupons(offer, bound).ifPresent(risks::add);
                codes(offer, bound).ifPresent(risks::add);
                byMember(offer, bound).ifPresent(risks::add);
                totalUses(offer, bound).ifPresent(risks::add);
                totalAmount(offer, bound).ifPresent(risks::add);
            }
            points().ifPresent(risks::add);
            vouchers().ifPresent(risks::add);
            return risks;
        }

        private Optional<Risk> coupons(Offer offer, OfflineBound bound) {
            List<Coupon> own = offer.needsCoupon() ? coupons.getOrDefault(offer.id(), List.of()) : List.of();
            long uses = 0;
            for (Coupon coupon : own) {
                Set<String> at = coupon.member().map(this::homes).orElseGet(this::allHomes);
                uses = Math.addExact(uses, bound.beyond(coupon.uses(), at));
            }
            return ofUses(Kind.COUPON, offer, own.size(), uses);
        }

        /** Of a member that is not given, any store. */
        private Set<String> homes(MemberId member) {
            Optional<String> home = homes.get(member);
            return home == null ? stakes.tills().keySet() : home.map(Set::of).orElse(Set.of());
        }

        private Set<String> allHomes() {
            Set<String> all = new HashSet<>();
            membersByHome.keySet().forEach(home -> home.ifPresent(all::add));
            return all;
        }

        private Optional<Risk> codes(Offer offer, OfflineBound bound) {
            boolean serial = offer.needsCoupon() && offer.codes().stream().anyMatch(Reckoning::mayHaveSerials);
            if (!serial || bound.isNothing()) {
                return Optional.empty();
            }
            OptionalLong total = offer.limits().totalUses();
            if (total.isPresent()) {
                return ofUses(Kind.CODES, offer, 1, bound.withoutPolicy(total.getAsLong()));
            }
            return Optional.of(new Risk(
                    Kind.CODES,
                    Optional.of(offer.id()),
                    1,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Unbounded.ANY_CODES)));
        }

        /** GCNs begin with a company's prefix; what begins with 2, 98 or 99 is a coupon without serials, as is a UPC-A's 05. */
        private static boolean mayHaveSerials(String code) {
            return code.length() == 13
                    && !code.startsWith("2")
                    && !code.startsWith("98")
                    && !code.startsWith("99")
                    && !code.startsWith("05");
        }

        private Optional<Risk> byMember(Offer offer, OfflineBound bound) {
            Limits limits = offer.limits();
            if (!limits.needMember()) {
                return Optional.empty();
            }
            boolean ever = limits.perMember().isPresent();
            int most = ever
                    ? limits.perMember().getAsInt()
                    : limits.perMemberPeriod().orElseThrow().uses();
            long uses = 0;
            for (Map.Entry<Optional<String>, Long> members : membersByHome.entrySet()) {
                Set<String> at = members.getKey().map(Set::of).orElse(Set.of());
                uses = Math.addExact(uses, Math.multiplyExact(members.getValue(), bound.beyond(most, at)));
            }
            return ofUses(
                    ever ? Kind.MEMBER_LIMIT : Kind.MEMBER_PERIOD,
                    offer,
                    stakes.holders().size(),
                    uses);
        }

        private Optional<Risk> totalUses(Offer offer, OfflineBound bound) {
            OptionalLong total = offer.limits().totalUses();
            return total.isPresent()
                    ? ofUses(Kind.TOTAL_USES, offer, 1, bound.beyond(total.getAsLong(), allHomes()))
                    : Optional.empty();
        }

        private Optional<Risk> ofUses(Kind kind, Offer offer, long count, long uses) {
            if (uses == 0) {
                return Optional.empty();
            }
            UseWorth.Worth each = worth.of(offer);
            Optional<Money> most = each.most().map(w -> w.withMinor(Math.multiplyExact(w.minor(), uses)));
            return Optional.of(new Risk(
                    kind, Optional.of(offer.id()), count, OptionalLong.of(uses), each.most(), most, each.unbounded()));
        }

        private Optional<Risk> totalAmount(Offer offer, OfflineBound bound) {
            return offer.limits().totalAmount().map(total -> {
                OptionalLong each = worth.of(offer)
                        .most()
                        .map(money -> OptionalLong.of(money.minor()))
                        .orElse(OptionalLong.empty());
                Money most = total.withMinor(bound.amountBeyond(total.minor(), each, allHomes()));
                return ofAmount(Kind.TOTAL_AMOUNT, Optional.of(offer.id()), 1, most);
            });
        }

        private static Risk ofAmount(Kind kind, Optional<String> offer, long count, Money most) {
            return new Risk(
                    kind, offer, count, OptionalLong.empty(), Optional.empty(), Optional.of(most), Optional.empty());
        }

        private Optional<Risk> points() {
            Map<MemberId, Points> balances = new TreeMap<>(Comparator.comparing(MemberId::id));
            stakes.holders().forEach(holder -> balances.merge(holder.account(), holder.points(), Points::plus));
            balances.values().removeIf(Points::isZero);
            long minor = 0;
            for (Points balance : balances.values()) {
                minor = Math.addExact(minor, worth.of(pointsBeyond(balance)).minor());
            }
            return balances.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ofAmount(
                            Kind.POINTS,
                            Optional.empty(),
                            balances.size(),
                            worth.zero().withMinor(minor)));
        }

        /** A voucher takes points whatever the programme says of spending them. */
        private Points pointsBeyond(Points balance) {
            long tills = stakes.tills(stakes.tills().keySet());
            Points all = times(balance, Math.max(0, tills - 1));
            Optional<Points> offline = stakes.program().points().burn().flatMap(Burn::offline);
            if (offline.isEmpty() || !stakes.program().vouchers().isEmpty() || all.isZero()) {
                return all;
            }
            Points each = offline.get().min(balance);
            return each.isZero() ? Points.ZERO : all.min(balance.plus(times(each, tills - 1)));
        }

        private static Points times(Points points, long times) {
            return new Points(points.value().multiply(java.math.BigDecimal.valueOf(times)));
        }

        private Optional<Risk> vouchers() {
            long others = Math.max(0, stakes.tills(stakes.tills().keySet()) - 1);
            Money left = stakes.vouchers().stream().reduce(worth.zero(), Money::plus);
            return left.isZero()
                    ? Optional.empty()
                    : Optional.of(ofAmount(
                            Kind.VOUCHER,
                            Optional.empty(),
                            stakes.vouchers().size(),
                            left.withMinor(Math.multiplyExact(left.minor(), others))));
        }
    }
}
