package dev.tillside.offer.oracle;

import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import dev.tillside.offer.Audience;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Hours;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import dev.tillside.text.LocalizedText;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** An offer being written: for everyone, always, without limits, until told otherwise. */
final class Draft {
    private final String id;
    private final Reward reward;
    private String layer = "PROMOTION";
    private DateSpan valid = DateSpan.ALWAYS;
    private Set<DayOfWeek> weekdays = Set.of();
    private List<Hours> hours = List.of();
    private Set<String> stores = Set.of();
    private Audience audience = new Audience.Everyone();
    private boolean present;
    private boolean exclusive;
    private Limits limits = Limits.NONE;
    private List<FundingShare> funding = List.of();

    Draft(String id, Reward reward) {
        this.id = id;
        this.reward = reward;
    }

    String id() {
        return id;
    }

    Draft layer(String other) {
        layer = other;
        return this;
    }

    Draft valid(DateSpan other) {
        valid = other;
        return this;
    }

    Draft weekdays(Set<DayOfWeek> other) {
        weekdays = other;
        return this;
    }

    Draft hours(List<Hours> other) {
        hours = other;
        return this;
    }

    Draft stores(Set<String> other) {
        stores = other;
        return this;
    }

    Draft audience(Audience other) {
        audience = other;
        return this;
    }

    /** Only for who holds a coupon for it. */
    Draft coupon() {
        return audience(new Audience.CouponHolders());
    }

    Draft present() {
        present = true;
        return this;
    }

    Draft exclusive() {
        exclusive = true;
        return this;
    }

    Draft perTransaction(int uses) {
        limits = new Limits(
                OptionalInt.of(uses),
                limits.perMember(),
                limits.perMemberPeriod(),
                limits.totalUses(),
                limits.totalAmount(),
                limits.maxDiscount());
        return this;
    }

    Draft perMember(int uses) {
        limits = new Limits(
                limits.perTransaction(),
                OptionalInt.of(uses),
                limits.perMemberPeriod(),
                limits.totalUses(),
                limits.totalAmount(),
                limits.maxDiscount());
        return this;
    }

    Draft perMemberPeriod(Limits.PerPeriod uses) {
        limits = new Limits(
                limits.perTransaction(),
                limits.perMember(),
                Optional.of(uses),
                limits.totalUses(),
                limits.totalAmount(),
                limits.maxDiscount());
        return this;
    }

    Draft totalUses(long uses) {
        limits = new Limits(
                limits.perTransaction(),
                limits.perMember(),
                limits.perMemberPeriod(),
                OptionalLong.of(uses),
                limits.totalAmount(),
                limits.maxDiscount());
        return this;
    }

    Draft totalAmount(Money most) {
        limits = new Limits(
                limits.perTransaction(),
                limits.perMember(),
                limits.perMemberPeriod(),
                limits.totalUses(),
                Optional.of(most),
                limits.maxDiscount());
        return this;
    }

    Draft maxDiscount(Money most) {
        limits = new Limits(
                limits.perTransaction(),
                limits.perMember(),
                limits.perMemberPeriod(),
                limits.totalUses(),
                limits.totalAmount(),
                Optional.of(most));
        return this;
    }

    Draft funding(List<FundingShare> other) {
        funding = other;
        return this;
    }

    Offer offer() {
        return new Offer(
                id,
                1,
                LocalizedText.NONE,
                layer,
                valid,
                new TreeSet<>(weekdays),
                hours,
                new TreeSet<>(stores),
                audience,
                present,
                exclusive,
                limits,
                funding,
                Offer.TaxTreatment.REDUCES_PRICE,
                List.of(),
                Optional.empty(),
                reward);
    }
}
