package dev.tillside.offer.oracle;

import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.member.DateSpan;
import dev.tillside.offer.Audience;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reason;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Cases and answers in words. */
final class Shown {
    private Shown() {}

    static String pricing(Pricing pricing) {
        List<String> shown = new ArrayList<>();
        shown.add("  " + pricing.basket().currency() + ", layers "
                + pricing.program().layers());
        pricing.basket().lines().forEach(l -> shown.add("  line " + l.id() + ": " + line(l)));
        pricing.offers().offers().forEach(o -> shown.add("  " + offer(o, pricing)));
        pricing.shopper().coupons().forEach(c -> shown.add("  " + coupon(c)));
        pricing.program()
                .points()
                .earn()
                .forEach(r -> shown.add("  earn " + r.points() + " per " + r.per()
                        + (r.steps() ? " in steps" : "") + " on " + selector(r.items()) + " tiers " + r.tiers()
                        + " stores "
                        + r.stores()));
        pricing.program().tiers().forEach(t -> shown.add("  tier " + t.id() + " x" + t.multiplier()));
        if (!pricing.program().points().earn().isEmpty()) {
            shown.add("  multipliers " + pricing.program().points().multipliers() + ", birthday "
                    + pricing.program().points().birthdayMultiplier() + ", decimals "
                    + pricing.program().points().decimals());
        }
        return String.join("\n", shown);
    }

    static String line(Line line) {
        String measure = line.unit().isEach() ? "" : line.unit() + " ";
        String shown = line.quantity() + " " + measure + name(line) + " = "
                + line.amount().plain();
        shown += line.floor().map(f -> ", floor " + f.plain()).orElse("");
        shown += line.discountable() ? "" : ", not discountable";
        return shown
                + line.earnsPoints().map(e -> e ? ", earns" : ", earns not").orElse("");
    }

    private static String name(Line line) {
        return line.item().isGtin()
                ? gtin(new Gtin(line.item().code()))
                : line.item().code();
    }

    private static String gtin(Gtin gtin) {
        return gtin.equals(Goods.GIFT) ? "gift" : gtin.digits();
    }

    static String offer(Offer offer, Pricing pricing) {
        String shown = offer.id() + " " + offer.layer() + ": " + reward(offer.reward());
        shown += offer.exclusive() ? ", exclusive" : "";
        shown += offer.needsCoupon() ? ", coupon" : "";
        shown += offer.present() ? ", to be presented" : "";
        shown += limits(offer, pricing);
        shown += offer.weekdays().isEmpty() ? "" : ", " + offer.weekdays();
        shown += audience(offer.audience());
        shown += offer.hours().isEmpty() ? "" : ", " + offer.hours();
        shown += offer.stores().isEmpty() ? "" : ", stores " + offer.stores();
        shown += offer.valid().equals(DateSpan.ALWAYS) ? "" : ", valid " + offer.valid();
        String funding = offer.funding().stream()
                .map(f -> f.payer() + " " + f.percent().plain() + " %")
                .collect(Collectors.joining(", "));
        return shown + (funding.isEmpty() ? "" : ", paid by " + funding);
    }

    private static String audience(Audience audience) {
        if (audience instanceof Audience.Tiers tiers) {
            return ", for tiers " + tiers.tiers();
        }
        if (audience instanceof Audience.Segments segments) {
            return ", for segments " + segments.segments();
        }
        return audience instanceof Audience.Members ? ", for members" : "";
    }

    private static String limits(Offer offer, Pricing pricing) {
        Limits limits = offer.limits();
        List<String> shown = new ArrayList<>();
        limits.perTransaction().ifPresent(n -> shown.add("most " + n + " uses"));
        limits.perMember().ifPresent(n -> shown.add(n + " uses a member"));
        limits.perMemberPeriod().ifPresent(n -> shown.add(n.uses() + " uses a member in " + n.period()));
        limits.totalUses().ifPresent(n -> shown.add(n + " uses in all"));
        limits.maxDiscount().ifPresent(m -> shown.add("at most " + m.plain()));
        limits.totalAmount().ifPresent(m -> shown.add("at most " + m.plain() + " in all"));
        if (limits.needUsage()) {
            shown.add("used " + pricing.usage().of(offer));
        }
        return shown.isEmpty() ? "" : ", " + String.join(", ", shown);
    }

    private static String coupon(HeldCoupon coupon) {
        String shown = "coupon " + coupon.id().orElse("-") + " of " + coupon.offer() + " x" + coupon.usesLeft();
        shown += coupon.presented() ? ", presented" : "";
        shown += coupon.revoked() ? ", revoked" : "";
        shown += coupon.signatureInvalid() ? ", signature invalid" : "";
        return shown + (coupon.valid().equals(DateSpan.ALWAYS) ? "" : ", " + coupon.valid());
    }

    static String reward(Reward reward) {
        if (reward instanceof Reward.AmountOff r) {
            return r.amount().plain() + per(r.perMeasure()) + " off " + selector(r.items());
        }
        if (reward instanceof Reward.PercentOff r) {
            return r.percent().plain() + " % off " + selector(r.items());
        }
        if (reward instanceof Reward.FixedPrice r) {
            return selector(r.items()) + " for " + r.price().plain() + per(r.perMeasure());
        }
        if (reward instanceof Reward.MultiBuy r) {
            String of = r.cheapest().isPresent() ? ", cheapest " + r.cheapest().getAsInt() : "";
            return r.quantity() + " of " + selector(r.items()) + of + " " + deal(r.deal());
        }
        if (reward instanceof Reward.BuyGet r) {
            return "buy " + r.buyQuantity() + " " + selector(r.buy()) + " get " + r.getQuantity() + " "
                    + selector(r.get()) + " " + deal(r.deal());
        }
        if (reward instanceof Reward.Bundle r) {
            return "bundle "
                    + r.parts().stream()
                            .map(p -> p.quantity() + " " + selector(p.items()))
                            .collect(Collectors.joining(" + "))
                    + " " + deal(r.deal());
        }
        if (reward instanceof Reward.Spend r) {
            return spend(r);
        }
        if (reward instanceof Reward.Gift r) {
            String cause = r.spend()
                    .map(s -> "spend " + s.plain())
                    .orElseGet(() ->
                            "buy " + r.buyQuantity() + " " + selector(r.buy().get()));
            return cause + " gift " + r.giftQuantity() + " " + gtin(r.gift());
        }
        return reward.kind();
    }

    private static String spend(Reward.Spend reward) {
        String tiers = reward.tiers().stream()
                .map(t -> t.spend().plain() + " " + deal(t.deal()))
                .collect(Collectors.joining(" or "));
        return "spend on " + selector(reward.items()) + " " + tiers
                + (reward.repeat() ? ", repeat" : "")
                + (reward.basis() == Reward.Spend.Basis.GROSS ? ", gross" : "")
                + (reward.combinable() ? ", combinable" : "");
    }

    private static String per(Optional<Unit> measure) {
        return measure.map(m -> " per " + m).orElse("");
    }

    private static String deal(Deal deal) {
        if (deal instanceof Deal.Price price) {
            return "for " + price.price().plain();
        }
        if (deal instanceof Deal.AmountOff amount) {
            return "less " + amount.amount().plain();
        }
        return "less " + ((Deal.PercentOff) deal).percent().plain() + " %";
    }

    static String selector(Selector selector) {
        List<String> any = new ArrayList<>();
        selector.gtins().forEach(g -> any.add(gtin(g)));
        any.addAll(selector.skus());
        selector.brands().forEach(b -> any.add("brand:" + b));
        selector.categories().forEach(c -> any.add("in:" + c));
        selector.departments().forEach(d -> any.add("department:" + d));
        selector.tags().forEach(t -> any.add("tag:" + t));
        if (selector.all()) {
            any.add("all");
        }
        return String.join("|", any)
                + selector.except().map(e -> " but " + selector(e)).orElse("");
    }

    static String answer(Oracle.Answer answer, Pricing pricing) {
        Belt belt = new Belt(pricing.basket());
        List<String> plays = answer.plays().stream().map(p -> p.shown(belt)).toList();
        return "  due " + answer.due() + ", discount " + answer.discount() + ", tender " + answer.tender() + ", "
                + answer.points() + ", coupon uses " + answer.couponUses() + ", offers " + answer.ids() + ", nets "
                + answer.nets() + "\n    " + String.join("\n    ", plays);
    }

    static String priced(PricedBasket priced) {
        List<String> shown = new ArrayList<>();
        shown.add("  due " + priced.due().minor() + ", discount "
                + priced.discount().minor() + ", tender " + tender(priced) + ", " + priced.pointsEarned()
                + ", " + priced.proof().status() + " bound "
                + priced.proof().bound().minor());
        priced.lines().forEach(l -> shown.add("    " + line(l)));
        priced.tenderCoupons()
                .forEach(t ->
                        shown.add("    " + t.offer() + " pays " + t.amount().minor()));
        priced.outcomes()
                .forEach(o -> shown.add(
                        "    " + o.offer() + o.coupon().map(c -> "/" + c).orElse("") + " "
                                + o.reason()
                                + (o.reason() == Reason.APPLIED
                                        ? " x" + o.uses() + " " + o.amount().minor()
                                        : "")));
        return String.join("\n", shown);
    }

    private static String line(PricedLine line) {
        return line.line().id() + ": net " + line.net().minor()
                + line.discounts().stream()
                        .map(d ->
                                ", " + d.offer() + d.coupon().map(c -> "/" + c).orElse("") + " -"
                                        + d.amount().minor() + " on " + d.units())
                        .collect(Collectors.joining());
    }

    static long tender(PricedBasket priced) {
        return priced.tenderCoupons().stream()
                .mapToLong(t -> t.amount().minor())
                .sum();
    }

    static long couponUses(PricedBasket priced, Pricing pricing) {
        return priced.outcomes().stream()
                .filter(o -> o.reason() == Reason.APPLIED)
                .filter(o ->
                        pricing.offers().get(o.offer()).map(Offer::needsCoupon).orElse(false))
                .mapToLong(o -> o.uses())
                .sum();
    }

    /** Sorted ids of the offers that lower a line or pay. */
    static List<String> ids(PricedBasket priced) {
        TreeSet<String> ids = new TreeSet<>(CodePoints.ORDER);
        priced.lines().forEach(l -> l.discounts().forEach(d -> ids.add(d.offer())));
        priced.tenderCoupons().forEach(t -> ids.add(t.offer()));
        return List.copyOf(ids);
    }
}
