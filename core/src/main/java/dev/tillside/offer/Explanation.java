package dev.tillside.offer;

import dev.tillside.money.Money;
import dev.tillside.solve.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what became of each offer, and why. */
final class Explanation {
    /** Whether one offer alone applies is seen soon: not what is the most that it could save. */
    private static final long ALONE = 50_000;

    private final Pricer pricer;
    private final Contest contest;
    private final Composer composer;
    private final Missing missing;
    private final Money zero;
    private final List<Outcome> outcomes = new ArrayList<>();

    Explanation(Pricer pricer, Composer composer, Promises promises) {
        this.pricer = pricer;
        this.contest = pricer.contest;
        this.composer = composer;
        this.missing = new Missing(pricer, promises);
        this.zero = Money.zero(pricer.pricing.basket().currency());
    }

    /** One for every offer, and one for every coupon held. */
    List<Outcome> all() {
        for (int number = 0; number < contest.book.offers().size(); number++) {
            explain(contest.standing(number), true);
        }
        return held();
    }

    /** Those applied, beaten or nearly missed, and one for every coupon held. */
    List<Outcome> touched() {
        for (Standing standing : contest.touching) {
            explain(standing, false);
        }
        return held();
    }

    private void explain(Standing standing, boolean all) {
        Admission.Asked asked = standing.asked();
        if (!asked.coupons().isEmpty() || asked.refusal().isPresent() && !all) {
            return;
        }
        String id = standing.offer.id();
        Outcome outcome = asked.refusal().isPresent()
                ? Outcome.refused(id, Optional.empty(), asked.refusal().get(), zero)
                : judged(standing, Optional.empty(), -1);
        if (all || touched(outcome)) {
            outcomes.add(outcome);
        }
    }

    private static boolean touched(Outcome outcome) {
        return outcome.reason() == Reason.APPLIED
                || outcome.reason() == Reason.BEATEN
                || outcome.nearMiss().isPresent();
    }

    private List<Outcome> held() {
        for (Map.Entry<String, List<HeldCoupon>> held : contest.admission.held().entrySet()) {
            int number = contest.book.index().number(held.getKey());
            if (number >= 0 && contest.book.index().offer(number).needsCoupon()) {
                coupons(contest.standing(number));
            } else {
                refused(contest.book.get(held.getKey()), held.getValue());
            }
        }
        outcomes.sort(Outcome.ORDER);
        return outcomes;
    }

    private void refused(Optional<Offer> offer, List<HeldCoupon> coupons) {
        for (HeldCoupon coupon : coupons) {
            Reason reason = contest.admission.refusal(offer, coupon).orElseThrow();
            outcomes.add(Outcome.refused(coupon.offer(), coupon.id(), reason, zero));
        }
    }

    private void coupons(Standing standing) {
        Admission.Asked asked = standing.asked();
        int admitted = 0;
        for (int i = 0; i < asked.coupons().size(); i++) {
            Optional<String> id = asked.coupons().get(i).id();
            Optional<Reason> refusal = asked.refusals().get(i);
            outcomes.add(
                    refusal.isPresent()
                            ? Outcome.refused(standing.offer.id(), id, refusal.get(), zero)
                            : judged(standing, id, admitted++));
        }
    }

    private Outcome judged(Standing standing, Optional<String> coupon, int couponAt) {
        if (standing.rule >= 0) {
            Composer.Given given = composer.given(standing.rule, couponAt);
            if (given.uses() > 0) {
                Money amount = composer.money(given.amount());
                return applied(standing, coupon, given.uses(), amount);
            }
        }
        Optional<Outcome> lacking = missing.outcome(standing, coupon);
        if (lacking.isPresent()) {
            return lacking.get();
        }
        return standing.rule < 0 ? extra(standing, coupon) : beaten(standing, coupon);
    }

    private static Outcome applied(Standing standing, Optional<String> coupon, int uses, Money amount) {
        return new Outcome(standing.offer.id(), coupon, Reason.APPLIED, uses, amount, List.of(), Optional.empty());
    }

    private Outcome extra(Standing standing, Optional<String> coupon) {
        if (!standing.isExtra(contest.matches)) {
            return Outcome.refused(standing.offer.id(), coupon, Reason.NO_SAVING, zero);
        }
        if (!(standing.offer.reward() instanceof Reward.PointsReward points)) {
            return applied(standing, coupon, 1, zero);
        }
        if (!Bonuses.reached(pricer, standing, points)) {
            return beaten(standing, coupon, new Rivals(pricer).lowering(standing));
        }
        int uses = Bonuses.uses(pricer, standing, points);
        return uses == 0
                ? Outcome.refused(standing.offer.id(), coupon, Reason.NO_SAVING, zero)
                : applied(standing, coupon, uses, zero);
    }

    private Outcome beaten(Standing standing, Optional<String> coupon) {
        long budget = Math.min(ALONE, pricer.pricing.stepBudget());
        Solution alone = pricer.memory.solution(contest.alone(standing), budget, true);
        return alone.usesOf()[0] == 0
                ? Outcome.refused(standing.offer.id(), coupon, Reason.NO_SAVING, zero)
                : beaten(standing, coupon, new Rivals(pricer).of(standing));
    }

    private Outcome beaten(Standing standing, Optional<String> coupon, List<String> by) {
        return new Outcome(standing.offer.id(), coupon, Reason.BEATEN, 0, zero, by, Optional.empty());
    }
}
