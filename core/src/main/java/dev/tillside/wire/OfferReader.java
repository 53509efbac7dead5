package dev.tillside.wire;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Decimals;
import dev.tillside.offer.Audience;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Hours;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import dev.tillside.points.Program;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads an offer of any kind. */
final class OfferReader {
    private OfferReader() {}

    static Offer offer(Fields f, Program program) {
        Audience audience = audience(f);
        Reward reward = reward(f, program.currency());
        String layer =
                f.optionalText("layer").orElse(audience instanceof Audience.CouponHolders ? "COUPON" : "PROMOTION");
        if (!program.layers().contains(layer)) {
            throw new BadInput(
                    Code.UNKNOWN_LAYER,
                    "layer",
                    "a layer that the programme does not list: " + Decimals.shown(layer) + ", not one of "
                            + program.layers());
        }
        return new Offer(
                f.text("id"),
                ReferenceReader.version(f),
                ReferenceReader.localized(f, "name"),
                layer,
                ReferenceReader.valid(f),
                weekdays(f),
                f.objects("hours", OfferReader::hours),
                new TreeSet<>(f.texts("stores")),
                audience,
                f.flag("present", false),
                f.flag("exclusive", false),
                limits(f, program.currency()),
                f.objects("funding", OfferReader::funding),
                f.oneOf("taxTreatment", Offer.TaxTreatment.class).orElse(Offer.TaxTreatment.REDUCES_PRICE),
                f.texts("codes"),
                offline(f),
                reward);
    }

    static TreeSet<DayOfWeek> weekdays(Fields f) {
        List<String> names = f.texts("weekdays");
        TreeSet<DayOfWeek> days = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            days.add(Fields.constant(names.get(i), "weekdays[" + i + "]", DayOfWeek.class));
        }
        return days;
    }

    private static Hours hours(Fields f) {
        return new Hours(time(f, "from"), time(f, "to"));
    }

    private static LocalTime time(Fields f, String name) {
        String text = f.text(name);
        return text.equals("24:00")
                ? LocalTime.MIDNIGHT
                : f.timely(name, "a time of day such as 09:30", text, LocalTime::parse);
    }

    private static FundingShare funding(Fields f) {
        return new FundingShare(f.text("payer"), f.optionalText("deal"), f.percent("percent"));
    }

    private static Limits limits(Fields f, Currency currency) {
        return f.object(
                        "limits",
                        limit -> new Limits(
                                limit.count("perTransaction"),
                                limit.count("perMember"),
                                limit.object(
                                        "perMemberPeriod",
                                        each -> new Limits.PerPeriod(
                                                each.requiredCount("uses"),
                                                each.period("period").orElseThrow(() -> BadInput.missing("period")))),
                                limit.whole("totalUses"),
                                limit.optionalMoney("totalAmount", currency),
                                limit.optionalMoney("maxDiscount", currency)))
                .orElse(Limits.NONE);
    }

    /** A policy's name, or an object with it; {@code offlineUses} stands beside it or inside. */
    private static Optional<Offer.Offline> offline(Fields f) {
        int beside = f.count("offlineUses").orElse(1);
        if (f.has("offline") && !f.isText("offline")) {
            return f.object(
                    "offline",
                    o -> new Offer.Offline(
                            o.oneOf("policy", Offer.Offline.Policy.class).orElseThrow(() -> BadInput.missing("policy")),
                            o.count("offlineUses").orElse(beside)));
        }
        return f.oneOf("offline", Offer.Offline.Policy.class).map(policy -> new Offer.Offline(policy, beside));
    }

    private static Audience audience(Fields f) {
        if (f.has("audience") && !f.isText("audience")) {
            return f.requiredObject("audience", a -> {
                if (a.has("tiers") == a.has("segments")) {
                    throw BadInput.value("", "neither tiers nor segments");
                }
                return a.has("tiers")
                        ? new Audience.Tiers(new TreeSet<>(a.texts("tiers")))
                        : new Audience.Segments(new TreeSet<>(a.texts("segments")));
            });
        }
        String name = f.text("audience", "EVERYONE");
        return switch (name) {
            case "EVERYONE" -> new Audience.Everyone();
            case "MEMBERS" -> new Audience.Members();
            case "COUPON" -> new Audience.CouponHolders();
            default -> throw BadInput.value("audience", "not an audience: " + Decimals.shown(name));
        };
    }

    private static Reward reward(Fields f, Currency currency) {
        String kind = f.text("kind");
        return switch (kind) {
            case "AMOUNT_OFF" -> new Reward.AmountOff(items(f), f.money("amount", currency), perMeasure(f));
            case "PERCENT_OFF" -> new Reward.PercentOff(items(f), f.percent("percent"));
            case "FIXED_PRICE" -> new Reward.FixedPrice(items(f), f.money("price", currency), perMeasure(f));
            case "MULTIBUY" ->
                new Reward.MultiBuy(items(f), f.requiredCount("quantity"), deal(f, currency), f.count("cheapest"));
            case "BUY_GET" -> buyGet(f, currency);
            case "BUNDLE" -> new Reward.Bundle(f.objects("parts", OfferReader::part), deal(f, currency));
            case "SPEND" ->
                new Reward.Spend(
                        items(f),
                        f.objects("tiers", t -> new Reward.Spend.Tier(t.money("spend", currency), deal(t, currency))),
                        f.flag("repeat", false),
                        f.oneOf("basis", Reward.Spend.Basis.class).orElse(Reward.Spend.Basis.NET),
                        f.flag("combinable", false));
            case "POINTS" ->
                new Reward.PointsReward(
                        items(f),
                        f.points("points"),
                        f.oneOf("per", Reward.PointsReward.Per.class).orElse(Reward.PointsReward.Per.BASKET),
                        f.optionalMoney("spend", currency));
            case "POINTS_MULTIPLIER" -> new Reward.PointsMultiplier(items(f), f.decimal("factor", 4));
            case "GIFT" -> gift(f, currency);
            case "BENEFIT" ->
                new Reward.Benefit(
                        items(f),
                        f.oneOf("benefit", Reward.Benefit.Kind.class).orElseThrow(() -> BadInput.missing("benefit")),
                        ReferenceReader.localized(f, "text"));
            default -> throw new BadInput(Code.UNKNOWN_KIND, "kind", "not a kind of offer: " + Decimals.shown(kind));
        };
    }

    private static Selector items(Fields f) {
        return ReferenceReader.selector(f, "items");
    }

    private static Optional<Unit> perMeasure(Fields f) {
        return f.optionalText("perMeasure").map(Unit::new);
    }

    private static Reward.Bundle.Part part(Fields f) {
        return new Reward.Bundle.Part(items(f), f.count("quantity").orElse(1));
    }

    private static Reward buyGet(Fields f, Currency currency) {
        Reward.Bundle.Part buy = f.requiredObject("buy", OfferReader::part);
        record Get(Reward.Bundle.Part part, Deal deal) {}
        Get get = f.requiredObject("get", g -> new Get(part(g), deal(g, currency)));
        return new Reward.BuyGet(
                buy.items(), buy.quantity(), get.part().items(), get.part().quantity(), get.deal());
    }

    private static Reward gift(Fields f, Currency currency) {
        Optional<Reward.Bundle.Part> buy = f.object("buy", OfferReader::part);
        record Given(Gtin gtin, int quantity) {}
        Given given = f.requiredObject(
                "gift",
                g -> new Given(new Gtin(g.text("gtin")), g.count("quantity").orElse(1)));
        return new Reward.Gift(
                buy.map(Reward.Bundle.Part::items),
                buy.map(Reward.Bundle.Part::quantity).orElse(0),
                f.optionalMoney("spend", currency),
                given.gtin(),
                given.quantity());
    }

    /** Exactly one of {@code price}, {@code amountOff} and {@code percentOff}. */
    private static Deal deal(Fields f, Currency currency) {
        List<Deal> deals = new ArrayList<>();
        f.optionalMoney("price", currency).map(Deal.Price::new).ifPresent(deals::add);
        f.optionalMoney("amountOff", currency).map(Deal.AmountOff::new).ifPresent(deals::add);
        if (f.has("percentOff")) {
            deals.add(new Deal.PercentOff(f.percent("percentOff")));
        }
        if (deals.size() != 1) {
            String found = deals.stream().map(d -> d.getClass().getSimpleName()).collect(Collectors.joining(", "));
            throw BadInput.value(
                    "price",
                    "needs exactly one of price, amountOff and percentOff, has " + (found.isEmpty() ? "none" : found));
        }
        return deals.get(0);
    }
}
