package dev.tillside.plan;

import java.util.Optional;

/** What a special is expected to bring of one household. Pure. */
final class Expectation {
    private static final double KEPT_BY_A_SPECIAL = .02;

    /** From this chance on an item takes the place of others of its category only in part: both are bought. */
    private static final double KNOWN_FROM = .25;

    private final Policy policy;
    private final Norms norms;

    Expectation(Policy policy, Norms norms) {
        this.policy = policy;
        this.norms = norms;
    }

    /** The special with its chances and its gain; its forecast is set. */
    Special of(Profile profile, Special bare) {
        Track track = profile.household().track();
        Response.Effect effect = effect(bare.deal());
        // What the household knows is in its forecast; a taste that it may not have is not.
        double taste = profile.knows(bare.article()) ? 1 : track.taste(bare.dealId());
        double forecast = bare.forecast() * taste;
        double chance = effect.without(forecast);
        double usual = Math.max(chance, effect.with(forecast, bare.depth()));
        double withIt = Math.min(1, chance + track.keenness(norms.answer()) * (usual - chance));
        Special expected = bare.expecting(forecast, chance, usual, withIt);
        return expected.withGain(gain(profile, expected));
    }

    private Response.Effect effect(Optional<Deal> deal) {
        Response response = policy.response();
        return deal.map(d -> response.of(d.goal())).orElse(response.own());
    }

    /** The margin expected with the special less the margin expected without it, in minor units. */
    private double gain(Profile profile, Special s) {
        double margin = s.article().margin();
        double added = s.withIt() - s.chance();
        CategoryUse use = profile.uses().get(s.article().category());
        double replaced = profile.others(s.article()) * (s.chance() > KNOWN_FROM ? .5 : 1);
        double lost = use == null ? 0 : replaced * use.marginPerUnit();
        double now = s.withIt() * (margin - s.discount().minor() + s.funding().minor()) - s.chance() * margin;
        double later = added * effect(s.deal()).lasts() * (margin - lost);
        return s.uses() * (now - added * lost + trust(s)) + later + kept(profile, s, added);
    }

    /**
     * What the special is worth beyond the till. A reward earns goodwill by all that it saves, and may cost a vendor what it would
     * cost the shop itself; money that is to win something is to win it: what goes to purchases that come anyway counts against it.
     */
    private double trust(Special s) {
        boolean rewards = s.deal().map(d -> d.goal() == Goal.RETAIN).orElse(true);
        double wasted = s.chance() * s.funding().minor();
        return rewards ? policy.goodwill() * s.withIt() * s.discount().minor() - wasted : -policy.thrift() * wasted;
    }

    private double kept(Profile profile, Special s, double added) {
        boolean wins = s.deal().map(d -> d.goal() == Goal.WIN_BACK).orElse(false);
        return wins
                ? added
                        * profile.value().churn()
                        * profile.value().lifetime()
                        * policy.minorPerMajor()
                        * KEPT_BY_A_SPECIAL
                : 0;
    }
}
