package dev.tillside.example.office.settle;

import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.sync.Lease;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One basket's share of the limits that an offer has for all. Of what is for everybody a basket gets a portion: as much as it
 * can use at most, or a tenth of what is left, rounded up, where it may use any number: at least
 * five uses, or 10.00, so that a basket gets what it needs of a small budget.
 */
final class Shares {
    private static final int PORTIONS = 10;

    /** What one basket may need, and so is held for it even where little is left. */
    private static final long SMALLEST_PORTION = 5;

    private static final BigDecimal SMALLEST_AMOUNT = BigDecimal.TEN;

    private final Terms terms;
    private final Uses uses;
    private final Instant now;

    Shares(Connection book, Terms terms, Instant now) {
        this.terms = terms;
        this.uses = new Uses(book);
        this.now = now;
    }

    /**
     * Nothing where the offer is not known.
     *
     * @param store where the basket is
     */
    Optional<Lease.Share> of(String id, Optional<MemberId> member, String store, Held.ByOthers held)
            throws SQLException {
        Optional<Offer> offer = terms.offer(id);
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong granted = uses(offer.get(), member, store, held);
        OptionalLong alone = uses(offer.get(), member, store, Held.ByOthers.NOBODY);
        Optional<BigDecimal> money = money(offer.get(), held);
        Optional<BigDecimal> moneyAlone = money(offer.get(), Held.ByOthers.NOBODY);
        boolean elsewhere = !granted.equals(alone) || !money.equals(moneyAlone);
        return Optional.of(new Lease.Share(granted, money, elsewhere));
    }

    private OptionalLong uses(Offer offer, Optional<MemberId> member, String store, Held.ByOthers held)
            throws SQLException {
        Limits limits = offer.limits();
        OptionalLong least = OptionalLong.empty();
        if (limits.totalUses().isPresent()) {
            Use.Subject budget = new Use.Subject(Conflict.Kind.OFFER_BUDGET, offer.id());
            long free = Math.max(
                    0,
                    limits.totalUses().getAsLong()
                            - used(budget)
                            - held.of(budget).uses());
            long portion = limits.perTransaction().isPresent()
                    ? limits.perTransaction().getAsInt()
                    : Math.max(SMALLEST_PORTION, (free + PORTIONS - 1) / PORTIONS);
            least = OptionalLong.of(Math.min(free, portion));
        }
        if (member.isPresent() && limits.needMember()) {
            long byMember = byMember(offer, member.get(), store, held);
            least = OptionalLong.of(Math.min(least.orElse(Long.MAX_VALUE), byMember));
        }
        return least;
    }

    private long byMember(Offer offer, MemberId member, String store, Held.ByOthers held) throws SQLException {
        Limits limits = offer.limits();
        Use.Subject mine = new Use.Subject(Conflict.Kind.MEMBER_LIMIT, Terms.memberLimit(member, offer.id()));
        long left = Long.MAX_VALUE;
        if (limits.perMember().isPresent()) {
            left = limits.perMember().getAsInt() - used(mine);
        }
        if (limits.perMemberPeriod().isPresent()) {
            left = Math.min(left, limits.perMemberPeriod().get().uses() - usedInPeriod(mine, limits, store));
        }
        return Math.max(0, left - held.of(mine).uses());
    }

    private long used(Use.Subject subject) throws SQLException {
        return uses.total(subject, true).uses();
    }

    private long usedInPeriod(Use.Subject mine, Limits limits, String store) throws SQLException {
        long since = Uses.micros(now.atZone(terms.zone(store))
                .minus(limits.perMemberPeriod().orElseThrow().period())
                .toInstant());
        return Uses.net(uses.of(mine, true)).stream()
                .filter(use -> use.at() > since)
                .mapToLong(Uses.Net::uses)
                .sum();
    }

    private Optional<BigDecimal> money(Offer offer, Held.ByOthers held) throws SQLException {
        Optional<Money> total = offer.limits().totalAmount();
        if (total.isEmpty()) {
            return Optional.empty();
        }
        Use.Subject budget = new Use.Subject(Conflict.Kind.OFFER_BUDGET, offer.id());
        BigDecimal free = total.get()
                .value()
                .subtract(uses.total(budget, true).amount())
                .subtract(held.of(budget).amount())
                .max(BigDecimal.ZERO);
        BigDecimal portion = offer.limits()
                .maxDiscount()
                .map(Money::value)
                .orElseGet(() -> SMALLEST_AMOUNT.max(free.divide(
                        BigDecimal.valueOf(PORTIONS), total.get().value().scale(), RoundingMode.CEILING)));
        return Optional.of(free.min(portion).setScale(total.get().value().scale(), RoundingMode.DOWN));
    }
}
