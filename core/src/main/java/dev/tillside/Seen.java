package dev.tillside;

import dev.tillside.internal.store.Reference;
import dev.tillside.item.CodePoints;
import dev.tillside.member.Member;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reason;
import dev.tillside.offer.Usage;
import dev.tillside.points.Program;
import dev.tillside.sale.Circumstances;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Watches a pricing, and says afterwards what its result depends on. For one pricing, in one thread. */
final class Seen implements Usage {
    private final Usage usage;
    private final Map<String, Used> asked = new HashMap<>();

    Seen(Usage usage) {
        this.usage = usage;
    }

    @Override
    public Used of(Offer offer) {
        return asked.computeIfAbsent(offer.id(), id -> usage.of(offer));
    }

    @Override
    public Reason exhausted(Offer offer) {
        return usage.exhausted(offer);
    }

    Circumstances in(Pricing pricing, Reference.InForce inForce, PricedBasket priced, ListDesk.Brought brought) {
        Set<String> ids = mattering(priced);
        List<Circumstances.Text> offers = ids.stream()
                .flatMap(id -> pricing.offers().get(id).stream())
                .map(o -> new Circumstances.Text(
                        o.id(), o.version(), inForce.offerDigests().get(o.id())))
                .toList();
        List<HeldCoupon> coupons = pricing.shopper().coupons().stream()
                .filter(c -> ids.contains(c.offer()) && !c.revoked() && !c.signatureInvalid())
                .map(c -> c.with(c.usesLeft(), Optional.empty()))
                .toList();
        SortedMap<String, Used> used = new TreeMap<>(asked);
        used.keySet().retainAll(ids);
        Program program = pricing.program();
        return new Circumstances(
                Circumstances.ENGINE,
                pricing.zone(),
                new Circumstances.Text(program.id(), program.version(), inForce.programDigest()),
                offers,
                pricing.shopper().member().map(m -> who(m, pricing)),
                coupons,
                used,
                pricing.stepBudget(),
                brought.lists(coupons),
                brought.texts(offers));
    }

    /** What alone would not apply changes no combination: prices and spends only fall while others apply. */
    private static Set<String> mattering(PricedBasket priced) {
        Set<String> ids = new TreeSet<>(CodePoints.ORDER);
        ids.addAll(priced.offerVersions().keySet());
        ids.addAll(priced.benefits());
        priced.outcomes().stream()
                .filter(o -> o.reason() == Reason.APPLIED || o.reason() == Reason.BEATEN)
                .map(Outcome::offer)
                .forEach(ids::add);
        return ids;
    }

    private static Circumstances.Who who(Member member, Pricing pricing) {
        boolean birthdays = pricing.program().points().birthdayMultiplier().isPresent();
        return new Circumstances.Who(
                pricing.shopper().tier(), member.segments(), member.birthday().filter(day -> birthdays));
    }
}
