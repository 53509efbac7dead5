package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.money.Decimals;
import dev.tillside.plan.Benefit;
import dev.tillside.plan.Deal;
import dev.tillside.plan.HoldOut;
import dev.tillside.plan.Norms;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.plan.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** Writes deals and plans so that {@link PlanReader} reads the same. */
final class PlanWriter {
    private PlanWriter() {}

    static ObjectNode plan(Published published, ObjectNode out) {
        Policy policy = published.policy();
        out.put("weeklySpend", plain(policy.weeklySpend()));
        out.put("everyDays", policy.everyDays()).put("validDays", policy.validDays());
        ArrayNode curve = out.putArray("valueCurve");
        policy.curve().points().forEach(p -> curve.addObject()
                .put("spendPerWeek", plain(p.spendPerWeek()))
                .put("worth", plain(p.worth())));
        out.put("fullBreadth", plain(policy.fullBreadth()));
        out.put("specials", policy.specials()).put("lines", policy.lines());
        out.putObject("cells")
                .put("nationalUpTo", plain(policy.cuts().nationalUpTo()))
                .put("storeFrom", plain(policy.cuts().storeFrom()))
                .put("heavyShare", plain(policy.cuts().heavyShare()))
                .put("lightShare", plain(policy.cuts().lightShare()));
        out.put("was", (policy.wasIsLowest() ? PlanReader.Was.LOWEST_30_DAYS : PlanReader.Was.SHELF).name());
        out.put("priceStep", policy.priceStep().plain()).put("ownDiscount", policy.ownDiscount());
        out.put("ownDiscountMost", policy.ownDiscountMost()).put("thrift", plain(policy.thrift()));
        out.put("goodwill", plain(policy.goodwill())).put("phased", policy.phased());
        ObjectNode budgets = out.putObject("vendorBudgets");
        policy.vendorBudgets().forEach((vendor, budget) -> budgets.put(vendor, budget.plain()));
        selector(out.putObject("except"), policy.except());
        holdOut(out, policy.holdOut());
        response(out.putObject("response"), policy.response());
        ArrayNode benefits = out.putArray("benefits");
        published.benefits().forEach(benefit -> benefit(benefits.addObject(), benefit));
        norms(out.putObject("norms"), published.norms());
        PlanJson.map(out, "prices", published.prices());
        return out;
    }

    static ObjectNode deal(Deal deal, ObjectNode out) {
        out.put("vendor", deal.vendor());
        selector(out.putObject("items"), deal.items());
        out.put("goal", deal.goal().name())
                .put("funding", deal.funding().plain())
                .put("budget", deal.budget().plain());
        ObjectNode valid = out.putObject("valid");
        deal.valid().from().ifPresent(from -> valid.put("from", from.toString()));
        deal.valid().through().ifPresent(through -> valid.put("through", through.toString()));
        ObjectNode discounts = out.putObject("discounts");
        deal.discounts().rules().forEach((rule, percent) -> discounts.put(rule, percent.plain()));
        return out;
    }

    private static void holdOut(ObjectNode out, HoldOut holdOut) {
        out.putObject("holdOut")
                .put("seed", holdOut.seed())
                .put("households", plain(holdOut.households()))
                .put("offers", plain(holdOut.offers()))
                .put("depths", plain(holdOut.depths()));
    }

    private static void response(ObjectNode out, Response response) {
        response.byGoal().forEach((goal, effect) -> effect(out.putObject(goal.name()), effect));
        effect(out.putObject("OWN"), response.own());
    }

    private static void effect(ObjectNode out, Response.Effect effect) {
        out.put("base", plain(effect.base()))
                .put("notice", plain(effect.notice()))
                .put("slope", plain(effect.slope()))
                .put("lasts", plain(effect.lasts()));
    }

    private static void benefit(ObjectNode out, Benefit benefit) {
        out.put("id", benefit.id()).put("kind", benefit.kind().name());
        ObjectNode text = out.putObject("text");
        benefit.text().byLanguage().forEach(text::put);
        ArrayNode parts = out.putArray("parts");
        benefit.parts().forEach(part -> selector(parts.addObject(), part));
        out.put("spendPerWeek", plain(benefit.spendPerWeek()));
    }

    private static void selector(ObjectNode out, Selector selector) {
        texts(out, "gtins", selector.gtins().stream().map(Gtin::digits).toList());
        texts(out, "skus", selector.skus());
        texts(out, "brands", selector.brands());
        texts(out, "categories", selector.categories());
        texts(out, "departments", selector.departments());
        texts(out, "tags", selector.tags());
        if (selector.all()) {
            out.put("all", true);
        }
        selector.except().ifPresent(except -> selector(out.putObject("except"), except));
    }

    private static void texts(ObjectNode out, String name, java.util.Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = out.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static void norms(ObjectNode out, Norms norms) {
        ObjectNode usage = out.putObject("usage");
        norms.usage().forEach((category, cut) -> usage.putObject(category)
                .put("mediumFrom", plain(cut.mediumFrom()))
                .put("heavyFrom", plain(cut.heavyFrom())));
        staples(out, norms.staples());
        ObjectNode affinities = out.putObject("affinities");
        norms.affinities().forEach((category, others) -> affinities(affinities.putArray(category), others));
        PlanJson.map(out, "reach", norms.reach());
        ArrayNode churn = out.putArray("churn");
        norms.churn().steps().forEach(step -> churn.addObject()
                .put("fromScore", plain(step.fromScore()))
                .put("probability", plain(step.probability())));
        out.put("answer", plain(norms.answer()));
    }

    private static void staples(ObjectNode out, Set<String> staples) {
        ArrayNode array = out.putArray("staples");
        staples.forEach(array::add);
    }

    private static void affinities(ArrayNode out, List<Norms.Affinity> others) {
        others.forEach(
                other -> out.addObject().put("category", other.category()).put("share", plain(other.share())));
    }

    /** At most six decimals, never with an exponent. */
    static String plain(double value) {
        return Decimals.normal(BigDecimal.valueOf(value).setScale(PlanReader.DECIMALS, RoundingMode.HALF_UP))
                .toPlainString();
    }
}
