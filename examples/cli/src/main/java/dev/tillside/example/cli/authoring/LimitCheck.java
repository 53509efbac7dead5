package dev.tillside.example.cli.authoring;

import dev.tillside.money.Money;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Limits of zero, limits that another one never lets be reached, and limits that want a member. */
final class LimitCheck implements Check {
    /** A limit on uses. */
    private record Limit(String field, long value) {}

    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        for (Entry<Offer> offer : catalogue.offers()) {
            Limits limits = offer.value().limits();
            zeros(offer, limits, remarks);
            unreached(offer, uses(limits), remarks);
            caps(offer, limits, remarks);
            if (limits.needMember() && offer.value().audience() instanceof Audience.Everyone) {
                String field = limits.perMember().isPresent() ? "limits.perMember" : "limits.perMemberPeriod";
                remarks.warn(offer, field, "MEMBER_LIMIT_FOR_EVERYONE", Map.of("field", field));
            }
        }
    }

    /** From the narrowest scope to the widest: a wider one that is smaller makes the narrower one idle. */
    private static List<Limit> uses(Limits limits) {
        List<Limit> uses = new ArrayList<>();
        whole(limits.perTransaction()).ifPresent(n -> uses.add(new Limit("limits.perTransaction", n)));
        limits.perMemberPeriod().ifPresent(p -> uses.add(new Limit("limits.perMemberPeriod.uses", p.uses())));
        whole(limits.perMember()).ifPresent(n -> uses.add(new Limit("limits.perMember", n)));
        whole(limits.totalUses()).ifPresent(n -> uses.add(new Limit("limits.totalUses", n)));
        return uses;
    }

    private static Optional<Long> whole(OptionalInt limit) {
        return limit.isPresent() ? Optional.of((long) limit.getAsInt()) : Optional.empty();
    }

    private static Optional<Long> whole(OptionalLong limit) {
        return limit.isPresent() ? Optional.of(limit.getAsLong()) : Optional.empty();
    }

    private static void zeros(Entry<Offer> offer, Limits limits, Remarks remarks) {
        uses(limits).stream().filter(l -> l.value() == 0).forEach(l -> zero(offer, l.field(), remarks));
        limits.maxDiscount().filter(Money::isZero).ifPresent(m -> zero(offer, "limits.maxDiscount", remarks));
        limits.totalAmount().filter(Money::isZero).ifPresent(m -> zero(offer, "limits.totalAmount", remarks));
    }

    private static void zero(Entry<Offer> offer, String field, Remarks remarks) {
        remarks.warn(offer, field, "LIMIT_ZERO", Map.of("field", field));
    }

    private static void unreached(Entry<Offer> offer, List<Limit> uses, Remarks remarks) {
        for (int narrow = 0; narrow < uses.size(); narrow++) {
            for (int wide = narrow + 1; wide < uses.size(); wide++) {
                Limit idle = uses.get(narrow);
                Limit stops = uses.get(wide);
                if (stops.value() > 0 && stops.value() < idle.value()) {
                    unreached(offer, idle.field(), text(idle.value()), stops.field(), text(stops.value()), remarks);
                    break;
                }
            }
        }
    }

    private static void caps(Entry<Offer> offer, Limits limits, Remarks remarks) {
        Optional<Money> cap = limits.maxDiscount();
        Optional<Money> budget = limits.totalAmount().filter(Money::isPositive);
        if (cap.isPresent() && budget.isPresent() && budget.get().compareTo(cap.get()) < 0) {
            unreached(
                    offer,
                    "limits.maxDiscount",
                    cap.get().plain(),
                    "limits.totalAmount",
                    budget.get().plain(),
                    remarks);
        }
        Optional<Money> use = oneUse(offer.value().reward());
        if (cap.filter(Money::isPositive).isPresent()
                && use.isPresent()
                && cap.get().compareTo(use.get()) < 0) {
            remarks.warn(
                    offer,
                    "limits.maxDiscount",
                    "CAP_BELOW_ONE_USE",
                    Map.of("cap", cap.get().plain(), "amount", use.get().plain()));
        }
    }

    /** What one use takes off at most, where the offer says an amount. */
    private static Optional<Money> oneUse(Reward reward) {
        if (reward instanceof Reward.AmountOff r && r.perMeasure().isEmpty()) {
            return Optional.of(r.amount());
        }
        if (reward instanceof Reward.MultiBuy r) {
            return amountOff(r.deal());
        }
        if (reward instanceof Reward.Bundle r) {
            return amountOff(r.deal());
        }
        return reward instanceof Reward.Spend r && r.tiers().size() == 1
                ? amountOff(r.tiers().get(0).deal())
                : Optional.empty();
    }

    private static Optional<Money> amountOff(Reward.Deal deal) {
        return deal instanceof Reward.Deal.AmountOff off ? Optional.of(off.amount()) : Optional.empty();
    }

    private static String text(long value) {
        return String.valueOf(value);
    }

    private static void unreached(
            Entry<Offer> offer, String field, String value, String other, String otherValue, Remarks remarks) {
        remarks.warn(
                offer,
                field,
                "LIMIT_UNREACHED",
                Map.of("field", field, "value", value, "other", other, "otherValue", otherValue));
    }
}
