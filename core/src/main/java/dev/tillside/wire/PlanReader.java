package dev.tillside.wire;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.plan.Benefit;
import dev.tillside.plan.CellCuts;
import dev.tillside.plan.CellDiscounts;
import dev.tillside.plan.Churn;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Goal;
import dev.tillside.plan.HoldOut;
import dev.tillside.plan.Norms;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.plan.Response;
import dev.tillside.plan.UsageCut;
import dev.tillside.plan.ValueCurve;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads deals and plans: what lists are planned with. */
final class PlanReader {
    /** Deals that belong together at a till: what a plan's numbers are written with. */
    static final int DECIMALS = 6;

    private PlanReader() {}

    static Deal deal(Fields f, Currency currency) {
        Goal goal = f.oneOf("goal", Goal.class).orElseThrow(() -> BadInput.missing("goal"));
        Map<String, Percent> discounts = map(f, "discounts", (each, rule) -> each.percent(rule));
        return new Deal(
                f.text("id"),
                ReferenceReader.version(f),
                f.text("vendor"),
                ReferenceReader.selector(f, "items"),
                goal,
                f.optionalMoney("funding", currency).orElse(Money.zero(currency)),
                f.money("budget", currency),
                ReferenceReader.valid(f),
                f.has("discounts") ? new CellDiscounts(discounts) : CellDiscounts.usual(goal));
    }

    static Published plan(Fields f, Currency currency) {
        return new Published(
                policy(f, currency),
                f.object("norms", PlanReader::norms).orElse(Norms.NONE),
                map(f, "prices", (prices, deal) -> number(prices, deal, 0)),
                f.objects("benefits", PlanReader::benefit));
    }

    private static Policy policy(Fields f, Currency currency) {
        Policy usual = Policy.usual(currency);
        List<ValueCurve.Point> curve =
                f.objects("valueCurve", p -> new ValueCurve.Point(required(p, "spendPerWeek"), required(p, "worth")));
        int ownDiscount = f.count("ownDiscount").orElse(usual.ownDiscount());
        return new Policy(
                f.text("id"),
                ReferenceReader.version(f),
                currency,
                number(f, "weeklySpend", usual.weeklySpend()),
                f.count("everyDays").orElse(usual.everyDays()),
                f.count("validDays").orElse(usual.validDays()),
                f.has("valueCurve") ? new ValueCurve(curve) : usual.curve(),
                number(f, "fullBreadth", usual.fullBreadth()),
                f.count("specials").orElse(usual.specials()),
                f.count("lines").orElse(usual.lines()),
                f.object("cells", PlanReader::cuts).orElse(usual.cuts()),
                f.oneOf("was", Was.class).orElse(Was.LOWEST_30_DAYS) == Was.LOWEST_30_DAYS,
                f.optionalMoney("priceStep", currency).orElse(usual.priceStep()),
                ownDiscount,
                f.count("ownDiscountMost").orElse(Math.max(ownDiscount, usual.ownDiscountMost())),
                number(f, "goodwill", usual.goodwill()),
                number(f, "thrift", usual.thrift()),
                f.flag("phased", usual.phased()),
                map(f, "vendorBudgets", (budgets, vendor) -> budgets.money(vendor, currency)),
                ReferenceReader.selector(f, "except"),
                f.object("holdOut", PlanReader::holdOut).orElse(usual.holdOut()),
                f.object("response", PlanReader::response).orElse(usual.response()));
    }

    /** What is printed as a special's former price. */
    enum Was {
        LOWEST_30_DAYS,
        SHELF
    }

    private static CellCuts cuts(Fields f) {
        CellCuts usual = CellCuts.TERCILES;
        return new CellCuts(
                number(f, "nationalUpTo", usual.nationalUpTo()),
                number(f, "storeFrom", usual.storeFrom()),
                number(f, "heavyShare", usual.heavyShare()),
                number(f, "lightShare", usual.lightShare()));
    }

    private static HoldOut holdOut(Fields f) {
        HoldOut usual = HoldOut.USUAL;
        return new HoldOut(
                f.whole("seed").orElse(usual.seed()),
                number(f, "households", usual.households()),
                number(f, "offers", usual.offers()),
                number(f, "depths", usual.depths()));
    }

    private static Response response(Fields f) {
        Map<Goal, Response.Effect> effects = new EnumMap<>(Response.USUAL.byGoal());
        for (Goal goal : Goal.values()) {
            f.object(goal.name(), each -> effect(each, effects.get(goal))).ifPresent(e -> effects.put(goal, e));
        }
        return new Response(
                effects,
                f.object("OWN", each -> effect(each, Response.USUAL.own())).orElse(Response.USUAL.own()));
    }

    private static Response.Effect effect(Fields f, Response.Effect usual) {
        return new Response.Effect(
                signed(f, "base", usual.base()),
                signed(f, "notice", usual.notice()),
                signed(f, "slope", usual.slope()),
                number(f, "lasts", usual.lasts()));
    }

    private static Benefit benefit(Fields f) {
        return new Benefit(
                f.text("id"),
                f.oneOf("kind", Benefit.Kind.class).orElseThrow(() -> BadInput.missing("kind")),
                ReferenceReader.localized(f, "text"),
                f.objects("parts", ReferenceReader::selector),
                number(f, "spendPerWeek", 0));
    }

    private static Norms norms(Fields f) {
        return new Norms(
                map(
                        f,
                        "usage",
                        (usage, category) -> usage.requiredObject(
                                category,
                                cut -> new UsageCut(required(cut, "mediumFrom"), required(cut, "heavyFrom")))),
                Set.copyOf(new HashSet<>(f.texts("staples"))),
                map(
                        f,
                        "affinities",
                        (all, category) -> all.objects(
                                category, a -> new Norms.Affinity(a.text("category"), required(a, "share")))),
                map(f, "reach", (reach, item) -> number(reach, item, 0)),
                new Churn(f.objects(
                        "churn", step -> new Churn.Step(required(step, "fromScore"), required(step, "probability")))),
                number(f, "answer", 1));
    }

    /** An object whose field names are the retailer's own. */
    private static <T> Map<String, T> map(Fields f, String name, BiFunction<Fields, String, T> reader) {
        return f.object(name, inner -> entries(inner, reader)).orElse(new TreeMap<>());
    }

    static <T> Map<String, T> entries(Fields f, BiFunction<Fields, String, T> reader) {
        Map<String, T> values = new TreeMap<>();
        f.unknown().forEach(key -> values.put(key, reader.apply(f, key)));
        return values;
    }

    private static double number(Fields f, String name, double otherwise) {
        return f.optionalDecimal(name, DECIMALS).map(Number::doubleValue).orElse(otherwise);
    }

    static double required(Fields f, String name) {
        return f.decimal(name, DECIMALS).doubleValue();
    }

    static double signed(Fields f, String name, double otherwise) {
        return f.optionalText(name)
                .map(text -> Decimals.parse(text, DECIMALS, true, name).doubleValue())
                .orElse(otherwise);
    }
}
