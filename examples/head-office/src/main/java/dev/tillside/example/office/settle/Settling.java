package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides anew which uses stand, of those things that a delivery touched. */
public final class Settling {
    private final Connection book;
    private final Terms terms;
    private final Uses uses;
    private final Conflicts conflicts;
    private final AccountIndex accounts;

    /** In one look at the book, or one change of it. */
    public Settling(Connection book, Terms terms) {
        this.book = book;
        this.terms = terms;
        this.uses = new Uses(book);
        this.conflicts = new Conflicts(book);
        this.accounts = new AccountIndex(book);
    }

    /** Puts the uses of each subject in order, and writes down which do not stand. */
    public void settle(Set<Use.Subject> touched) throws SQLException {
        Set<Use.Subject> once = new LinkedHashSet<>();
        for (Use.Subject subject : touched) {
            once.add(subject.kind() == Conflict.Kind.POINTS ? accounts.subject(subject.id()) : subject);
        }
        for (Use.Subject subject : once) {
            conflicts.replace(subject, beyond(subject));
        }
    }

    private List<Beyond.Excess> beyond(Use.Subject subject) throws SQLException {
        return switch (subject.kind()) {
            case COUPON -> coupon(subject);
            case OFFER_BUDGET -> budget(subject);
            case MEMBER_LIMIT -> memberLimit(subject);
            case VOUCHER -> voucher(subject);
            case POINTS -> points(subject);
            case RETURN -> new OverReturned(book).of(subject.id());
        };
    }

    private List<Beyond.Excess> coupon(Use.Subject subject) throws SQLException {
        if (uses.total(subject, false).uses() <= terms.uses(subject.id(), 1)) {
            return List.of(); // whatever tills knew to be left, the limit is no lower
        }
        List<Uses.Net> net = Uses.net(uses.of(subject, false));
        long told =
                net.stream().mapToLong(use -> use.brought().longValue()).max().orElse(1);
        return Beyond.uses(net, terms.uses(subject.id(), told), Conflict.Reason.ALREADY_REDEEMED);
    }

    private List<Beyond.Excess> budget(Use.Subject subject) throws SQLException {
        Limits limits = limits(subject.id());
        if (isWithin(limits, uses.total(subject, false))) {
            return List.of();
        }
        List<Uses.Net> net = Uses.net(uses.of(subject, false));
        List<Beyond.Excess> byUses = limits.totalUses().isPresent()
                ? Beyond.uses(net, limits.totalUses().getAsLong(), Conflict.Reason.LIMIT_REACHED)
                : List.of();
        List<Beyond.Excess> byAmount = limits.totalAmount().isPresent()
                ? Beyond.amounts(net, limits.totalAmount().get().value(), Conflict.Reason.LIMIT_REACHED)
                : List.of();
        return Beyond.larger(byUses, byAmount);
    }

    private static boolean isWithin(Limits limits, UsedTotals.Total used) {
        return used.uses() <= limits.totalUses().orElse(Long.MAX_VALUE)
                && limits.totalAmount()
                        .map(most -> used.amount().compareTo(most.value()) <= 0)
                        .orElse(true);
    }

    private Limits limits(String offer) throws SQLException {
        return terms.offer(offer).map(Offer::limits).orElse(Limits.NONE);
    }

    private List<Beyond.Excess> memberLimit(Use.Subject subject) throws SQLException {
        List<Uses.Net> net = Uses.net(uses.of(subject, false));
        if (net.isEmpty()) {
            return List.of();
        }
        Limits limits = limits(net.get(0).offer());
        if (limits.perMemberPeriod().isEmpty()) {
            return limits.perMember().isPresent()
                    ? Beyond.uses(net, limits.perMember().getAsInt(), Conflict.Reason.LIMIT_REACHED)
                    : List.of();
        }
        Map<String, ZoneId> zones = new HashMap<>();
        for (Uses.Net use : net) {
            zones.put(use.key().store(), terms.zone(use.key().store()));
        }
        return Beyond.usesInPeriod(
                net,
                limits.perMemberPeriod().get(),
                limits.perMember().orElse(Integer.MAX_VALUE),
                zones,
                Conflict.Reason.LIMIT_REACHED);
    }

    private List<Beyond.Excess> voucher(Use.Subject subject) throws SQLException {
        List<Uses.Stored> all = Uses.inOrder(uses.of(subject, false));
        List<Uses.Net> good = new ArrayList<>();
        List<Uses.Net> late = new ArrayList<>();
        Optional<Uses.Stored> end =
                all.stream().filter(one -> one.use().ended()).findFirst();
        for (Uses.Net net : Uses.net(all)) {
            (end.filter(one -> isBefore(one, net)).isPresent() ? late : good).add(net);
        }
        List<Beyond.Excess> beyond =
                new ArrayList<>(Beyond.amounts(good, worth(all), Conflict.Reason.ALREADY_REDEEMED));
        beyond.addAll(Beyond.amounts(late, BigDecimal.ZERO, Conflict.Reason.CANCELLED));
        return beyond;
    }

    private static boolean isBefore(Uses.Stored end, Uses.Net use) {
        return end.at() < use.at()
                || end.at() == use.at()
                        && end.key().toString().compareTo(use.key().toString()) < 0;
    }

    /** As it was issued, where that is known; otherwise as those say who used it. */
    static BigDecimal worth(List<Uses.Stored> moves) {
        return moves.stream()
                .filter(one -> one.isSales()
                        && one.use().amount().signum() == 0
                        && !one.use().ended())
                .findFirst()
                .map(one -> one.use().brought())
                .orElseGet(
                        () -> moves.stream().map(one -> one.use().brought()).reduce(BigDecimal.ZERO, BigDecimal::max));
    }

    /** The account's points from its first transaction on. An account of which no member is known is not judged. */
    private List<Beyond.Excess> points(Use.Subject subject) throws SQLException {
        AccountIndex.Shared shared = accounts.of(new MemberId(subject.id()));
        if (shared.members().isEmpty()) {
            return List.of();
        }
        List<Uses.Stored> all = new ArrayList<>();
        for (String id : shared.ids()) {
            all.addAll(uses.of(new Use.Subject(Conflict.Kind.POINTS, id), false));
        }
        Map<BasketKey, Uses.Net> spent = new HashMap<>();
        Uses.net(all).forEach(net -> spent.put(net.key(), net));
        BigDecimal balance = BigDecimal.ZERO;
        for (AccountIndex.Opening opening : accounts.openings(shared)) {
            balance = balance.add(brought(opening.member()).value());
        }
        List<Beyond.Excess> beyond = new ArrayList<>();
        for (Uses.Stored one : Uses.inOrder(all)) {
            balance = balance.add(one.use().brought()); // a voucher takes points that its own sale earned
            Uses.Net use = spent.get(one.key());
            if (use != null) {
                List<Beyond.Excess> excess =
                        Beyond.amounts(List.of(use), balance.max(BigDecimal.ZERO), Conflict.Reason.INSUFFICIENT_POINTS);
                beyond.addAll(excess);
                balance = balance.subtract(use.amount());
                for (Beyond.Excess over : excess) {
                    balance = balance.add(over.part());
                }
            }
        }
        return beyond;
    }

    static Points brought(Member member) {
        return member.openingLots().isEmpty()
                ? member.openingPoints()
                : member.openingLots().stream().map(Member.OpeningLot::points).reduce(Points.ZERO, Points::plus);
    }
}
