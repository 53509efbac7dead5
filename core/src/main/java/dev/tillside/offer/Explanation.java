package dev.tillside.offer;

import dev.tillside.item.CodePoints;
import dev.tillside.money.Money;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Rule;
import dev.tillside.solve.Solution;
import dev.tillside.solve.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tells what became of each offer, and why. */
final class Explanation {
    private final Pricer pricer;
    private final Composer composer;
    private final Money zero;
    private final List<Outcome> outcomes = new ArrayList<>();

    Explanation(Pricer pricer, Composer composer) {
        this.pricer = pricer;
        this.composer = composer;
        this.zero = Money.zero(pricer.pricing.basket().currency());
    }

    /** One for every offer, and one for every coupon held. */
    List<Outcome> all() {
        pricer.pricing.offers().offers().forEach(this::explain);
        return held();
    }

    /** Those applied, beaten or nearly missed, and one for every coupon held. */
    List<Outcome> touched() {
        pricer.touching.forEach(this::explain);
        outcomes.removeIf(o -> !touched(o));
        return held();
    }

    private void explain(Offer offer) {
        if (!offer.needsCoupon() || !pricer.admission.held().containsKey(offer.id())) {
            outcomes.add(offer(offer));
        }
    }

    private List<Outcome> held() {
        pricer.admission.held().forEach((id, coupons) -> {
            Optional<Offer> offer = pricer.pricing.offers().get(id);
            coupons.forEach(c -> outcomes.add(coupon(offer, c)));
        });
        outcomes.sort(Outcome.ORDER);
        return outcomes;
    }

    private static boolean touched(Outcome outcome) {
        return outcome.reason() == Reason.APPLIED
                || outcome.reason() == Reason.BEATEN
                || outcome.nearMiss().isPresent();
    }

    private Outcome offer(Offer offer) {
        Optional<Reason> refused = pricer.admission.refusal(offer);
        return refused.isPresent()
                ? Outcome.refused(offer.id(), Optional.empty(), refused.get(), zero)
                : judged(offer, Optional.empty(), -1);
    }

    private Outcome coupon(Optional<Offer> offer, HeldCoupon coupon) {
        Optional<Reason> refused = pricer.admission.refusal(offer, coupon);
        if (refused.isPresent()) {
            return Outcome.refused(coupon.offer(), coupon.id(), refused.get(), zero);
        }
        int rule = pricer.ruleOf(offer.get());
        int at = rule < 0 ? -1 : pricer.bearing.get(rule).coupons().indexOf(coupon);
        return judged(offer.get(), coupon.id(), at);
    }

    private Outcome judged(Offer offer, Optional<String> coupon, int couponAt) {
        int rule = pricer.ruleOf(offer);
        if (rule >= 0) {
            Composer.Given given = composer.given(rule, couponAt);
            if (given.uses() > 0) {
                return new Outcome(
                        offer.id(),
                        coupon,
                        Reason.APPLIED,
                        given.uses(),
                        composer.money(given.amount()),
                        List.of(),
                        Optional.empty());
            }
        }
        Optional<Outcome> missing = new Missing(pricer, offer, coupon).outcome();
        if (missing.isPresent()) {
            return missing.get();
        }
        return rule < 0 ? extra(offer, coupon) : beaten(offer, coupon, rule);
    }

    private Outcome extra(Offer offer, Optional<String> coupon) {
        if (pricer.extras.stream().noneMatch(a -> a.offer().id().equals(offer.id()))) {
            return Outcome.refused(offer.id(), coupon, Reason.NO_SAVING, zero);
        }
        if (offer.reward() instanceof Reward.PointsReward points && !Bonuses.reached(pricer, points)) {
            return new Outcome(offer.id(), coupon, Reason.BEATEN, 0, zero, inForce(), Optional.empty());
        }
        int uses = offer.reward() instanceof Reward.PointsReward points ? Bonuses.uses(pricer, offer, points) : 1;
        return new Outcome(offer.id(), coupon, Reason.APPLIED, uses, zero, List.of(), Optional.empty());
    }

    private List<String> inForce() {
        TreeSet<String> ids = new TreeSet<>(CodePoints.ORDER);
        for (int rule = 0; rule < pricer.rules.size(); rule++) {
            if (pricer.solution.usesOf()[rule] > 0) {
                ids.add(pricer.bearing.get(rule).offer().id());
            }
        }
        return List.copyOf(ids);
    }

    private Outcome beaten(Offer offer, Optional<String> coupon, int rule) {
        Problem alone = pricer.problem(List.of(pricer.rules.get(rule))).matched();
        Solution solution = Solver.solve(alone, pricer.pricing.stepBudget());
        if (solution.usesOf()[0] == 0) {
            return Outcome.refused(offer.id(), coupon, Reason.NO_SAVING, zero);
        }
        return new Outcome(offer.id(), coupon, Reason.BEATEN, 0, zero, beatenBy(rule), Optional.empty());
    }

    /** Those that hold units of its, or took from its spend, or may not stand beside it; if none does, all that apply. */
    private List<String> beatenBy(int rule) {
        TreeSet<String> nearby = new TreeSet<>(CodePoints.ORDER);
        TreeSet<String> all = new TreeSet<>(CodePoints.ORDER);
        for (int other = 0; other < pricer.rules.size(); other++) {
            if (other != rule && pricer.solution.usesOf()[other] > 0) {
                all.add(pricer.bearing.get(other).offer().id());
                if (inTheWay(rule, other)) {
                    nearby.add(pricer.bearing.get(other).offer().id());
                }
            }
        }
        return List.copyOf(nearby.isEmpty() ? all : nearby);
    }

    private boolean inTheWay(int rule, int other) {
        Rule mine = pricer.rules.get(rule);
        Rule theirs = pricer.rules.get(other);
        boolean spend = mine.shape() == Rule.Shape.SPEND;
        boolean theirSpend = theirs.shape() == Rule.Shape.SPEND;
        if (spend && mine.exclusive() || theirSpend && theirs.exclusive()) {
            return true;
        }
        if (theirs.layer() > mine.layer() && !theirs.exclusive() && !mine.exclusive()) {
            return false;
        }
        return meets(mine, other)
                && (spend || theirs.layer() == mine.layer() || theirs.exclusive() || mine.exclusive() || theirSpend);
    }

    private boolean meets(Rule mine, int other) {
        int[] taken = pricer.solution.takenBy()[other];
        for (int line = 0; line < taken.length; line++) {
            boolean theirs = taken[line] > 0
                    || pricer.rules.get(other).shape() == Rule.Shape.SPEND
                            && pricer.rules.get(other).parts().get(0).lines()[line];
            int at = line;
            if (theirs && mine.parts().stream().anyMatch(p -> p.lines()[at])) {
                return true;
            }
        }
        return false;
    }
}
