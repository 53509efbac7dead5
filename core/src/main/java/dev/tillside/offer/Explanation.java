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

    Explanation(Pricer pricer, Composer composer, Missing missing) {
        this.pricer = pricer;
        this.contest = pricer.contest;
        this.composer = composer;
        this.missing = missing;
        this.zero = Money.zero(pricer.pricing.basket().currency());
    }

    /** One for every offer, and one for every coupon held. */
    List<Outcome> all() {
        for (int number = 0; number < contest.book.offers().size(); number++) {
            explain(number, contest.standing(number), true);
        }
        return withOthersHeld();
    }

    /** Those applied, beaten or nearly missed, and one for every coupon held. */
    List<Outcome> touched() {
        List<Standing> touching = contest.touching;
        int at = 0;
        for (int number : contest.admission.holding(contest.book)) {
            for (; at < touching.size() && touching.get(at).number < number; at++) {
                explain(touching.get(at).number, Optional.of(touching.get(at)), false);
            }
            boolean touches = at < touching.size() && touching.get(at).number == number;
            explain(number, touches ? Optional.of(touching.get(at++)) : Optional.empty(), false);
        }
        for (; at < touching.size(); at++) {
            explain(touching.get(at).number, Optional.of(touching.get(at)), false);
        }
        return withOthersHeld();
    }

    /**
     * @param standing absent where the offer has nothing to do with the belt
     */
    private void explain(int number, Optional<Standing> standing, boolean all) {
        Offer offer = contest.book.index().offer(number);
        Admission.Asked asked = contest.admission.asked(number, offer);
        if (!asked.coupons().isEmpty()) {
            coupons(offer, asked, standing);
            return;
        }
        if (!all && (asked.refusal().isPresent() || standing.isEmpty())) {
            return;
        }
        Outcome outcome = asked.refusal().isPresent()
                ? Outcome.refused(offer.id(), Optional.empty(), asked.refusal().get(), zero)
                : judged(offer, standing, Optional.empty(), -1);
        if (all || touched(outcome)) {
            outcomes.add(outcome);
        }
    }

    private static boolean touched(Outcome outcome) {
        return outcome.reason() == Reason.APPLIED
                || outcome.reason() == Reason.BEATEN
                || outcome.nearMiss().isPresent();
    }

    /** Coupons of offers that are not known here, or not for coupons. */
    private List<Outcome> withOthersHeld() {
        int before = outcomes.size();
        for (Map.Entry<String, List<HeldCoupon>> held : contest.admission.held().entrySet()) {
            Optional<Offer> offer = contest.book.get(held.getKey());
            if (offer.isEmpty() || !offer.get().needsCoupon()) {
                for (HeldCoupon coupon : held.getValue()) {
                    Reason reason = contest.admission.refusal(offer, coupon).orElseThrow();
                    outcomes.add(Outcome.refused(held.getKey(), coupon.id(), reason, zero));
                }
            }
        }
        if (outcomes.size() > before) {
            outcomes.sort(Outcome.ORDER);
        }
        return outcomes;
    }

    private void coupons(Offer offer, Admission.Asked asked, Optional<Standing> standing) {
        int admitted = 0;
        for (int i = 0; i < asked.coupons().size(); i++) {
            Optional<String> id = asked.coupons().get(i).id();
            Optional<Reason> refusal = asked.refusals().get(i);
            outcomes.add(
                    refusal.isPresent()
                            ? Outcome.refused(offer.id(), id, refusal.get(), zero)
                            : judged(offer, standing, id, admitted++));
        }
    }

    private Outcome judged(Offer offer, Optional<Standing> standing, Optional<String> coupon, int couponAt) {
        return standing.isEmpty()
                ? Outcome.refused(offer.id(), coupon, Reason.NOT_IN_BASKET, zero)
                : judged(standing.get(), coupon, couponAt);
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
