package dev.tillside.plan;

import java.util.Optional;

/**
 * What specials of one article are expected to bring of one household, at whatever price: what hangs on no price is found once. Pure.
 */
final class Expectation {
    private static final double KEPT_BY_A_SPECIAL = .02;

    /** From this chance on an item takes the place of others of its category only in part: both are bought. */
    private static final double KNOWN_FROM = .25;

    private final Policy policy;
    private final Optional<Deal> deal;
    private final Response.Effect effect;
    private final double forecast;
    private final double chance;
    private final double keenness;
    private final double margin;
    /** The margin of what it takes the place of. */
    private final double lost;

    private final HouseholdValue value;

    /** @param expected the chance of a purchase as forecast */
    Expectation(Profile profile, Policy policy, Norms norms, Article article, Optional<Deal> deal, double expected) {
        this.policy = policy;
        this.deal = deal;
        effect = deal.map(d -> policy.response().of(d.goal()))
                .orElse(policy.response().own());
        Track track = profile.household().track();
        // What the household knows is in its forecast; a taste that it may not have is not.
        double taste =
                profile.knows(article) ? 1 : track.taste(deal.map(Deal::id).orElse(Policy.OWN_DEAL));
        forecast = expected * taste;
        chance = effect.without(forecast);
        keenness = track.keenness(norms.answer());
        margin = article.margin();
        CategoryUse use = profile.uses().get(article.category());
        double replaced = profile.others(article) * (chance > KNOWN_FROM ? .5 : 1);
        lost = use == null ? 0 : replaced * use.marginPerUnit();
        value = profile.value();
    }

    private boolean is(Goal goal) {
        return deal.isPresent() && deal.get().goal() == goal;
    }

    /** The chance of a purchase, less where the household passed the deal's specials by. */
    double forecast() {
        return forecast;
    }

    /** The chance of a purchase without the special, as far as hold-outs have shown. */
    double chance() {
        return chance;
    }

    /** The same with it, should the household answer as the average one does. */
    double usual(double depth) {
        return Math.max(chance, effect.with(forecast, depth));
    }

    /** The same by how this household answers. */
    double withIt(double usual) {
        return Math.min(1, chance + keenness * (usual - chance));
    }

    /** The margin expected with the special less the margin expected without it, in minor units. */
    double gain(double withIt, long discount, int uses) {
        double added = withIt - chance;
        long funding = deal.isPresent() ? deal.get().share(discount) : 0;
        double now = withIt * (margin - discount + funding) - chance * margin;
        double later = added * effect.lasts() * (margin - lost);
        double ofAUnit = now - added * lost + trust(withIt, discount, funding);
        return uses * ofAUnit + later + kept(added);
    }

    /**
     * What the special is worth beyond the till. A reward earns goodwill by all that it saves, and may cost a vendor what it would
     * cost the shop itself; money that is to win something is to win it: what goes to purchases that come anyway counts against it.
     */
    private double trust(double withIt, long discount, long funding) {
        boolean rewards = deal.isEmpty() || is(Goal.RETAIN);
        double wasted = chance * funding;
        return rewards ? policy.goodwill() * withIt * discount - wasted : -policy.thrift() * wasted;
    }

    private double kept(double added) {
        return is(Goal.WIN_BACK)
                ? added * value.churn() * value.lifetime() * policy.minorPerMajor() * KEPT_BY_A_SPECIAL
                : 0;
    }
}
