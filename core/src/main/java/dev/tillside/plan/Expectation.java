package dev.tillside.plan;

import java.util.Optional;

/** What a special is expected to bring of one household. Pure. */
final class Expectation {
    private static final double KEPT_BY_A_SPECIAL = .02;

    /** From this chance on an item takes the place of others of its category only in part: both are bought. */
    private static final double KNOWN_FROM = .25;

    private final Policy policy;

    Expectation(Policy policy) {
        this.policy = policy;
    }

    /** The special with its chances and its gain; its forecast is set. */
    Special of(Profile profile, Special bare) {
        Track track = profile.household().track();
        Response.Effect effect = effect(bare.deal());
        double forecast = bare.forecast() * (bare.deal().isPresent() ? track.taste(bare.dealId()) : 1);
        double chance = effect.without(forecast);
        double usual = Math.max(chance, effect.with(forecast, bare.depth()));
        double withIt = Math.min(1, chance + track.keenness() * (usual - chance));
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

    /** The shopper's for the shop's own money, and the vendor's for his. */
    private double trust(Special s) {
        return s.deal().isPresent()
                ? -policy.thrift() * s.chance() * s.funding().minor()
                : policy.goodwill() * s.withIt() * s.discount().minor();
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
