package dev.tillside.offer.oracle;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.member.Tier;
import dev.tillside.money.Percent;
import dev.tillside.money.Points;
import dev.tillside.offer.Audience;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Hours;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Shopper;
import dev.tillside.offer.Usage;
import dev.tillside.points.EarnRule;
import dev.tillside.points.PointsRules;
import dev.tillside.points.Program;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Small nasty cases, drawn by a seed: the same seed is the same case on every machine. */
final class Cases {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** What a case is meant to hit; each family comes up as often as the others. */
    enum Family {
        ODD_CENTS,
        MEASURES,
        FLOORS,
        OUTSIDERS,
        MULTIBUYS,
        CHEAPEST,
        BUNDLES,
        BUY_GET,
        THRESHOLDS,
        LAYERS,
        EXCLUSIVES,
        CAPS,
        LIMITS,
        COUPONS,
        SPENDS,
        TENDERS,
        GIFTS,
        POINTS,
        IN_FORCE,
        MIXED
    }

    /**
     * @param seed from which it was drawn
     * @param family what it is meant to hit
     * @param pricing the case
     */
    record Case(long seed, Family family, Pricing pricing) {}

    private final Dice dice;
    private final Goods goods;
    private final Deals deals;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<HeldCoupon> coupons = new ArrayList<>();
    private final Map<String, Usage.Used> used = new TreeMap<>();
    private Program program;

    private Cases(long seed, Family family) {
        dice = new Dice(seed);
        goods = new Goods(dice, units(family));
        deals = new Deals(dice, goods);
        program = Program.of("club", dice.currency(), LONDON);
    }

    /** As many as the oracle can search: offers that take several units at once have fewer combinations. */
    private static int units(Family family) {
        return switch (family) {
            case EXCLUSIVES, ODD_CENTS -> 5;
            case BUY_GET, OUTSIDERS, SPENDS, GIFTS -> 7;
            default -> 6;
        };
    }

    static Case of(long seed) {
        Family[] families = Family.values();
        Family family = families[(int) Math.floorMod(seed, (long) families.length)];
        Cases cases = new Cases(seed, family);
        cases.draw(family);
        return new Case(seed, family, cases.pricing());
    }

    private void draw(Family family) {
        switch (family) {
            case ODD_CENTS -> oddCents();
            case MEASURES -> measures();
            case FLOORS -> floors();
            case OUTSIDERS -> outsiders();
            case MULTIBUYS -> multibuys();
            case CHEAPEST -> cheapest();
            case BUNDLES -> bundles();
            case BUY_GET -> buyGets();
            case THRESHOLDS -> thresholds();
            case LAYERS -> layers();
            case EXCLUSIVES -> exclusives();
            case CAPS -> caps();
            case LIMITS -> limits();
            case COUPONS -> coupons();
            case SPENDS -> spends();
            case TENDERS -> tenders();
            case GIFTS -> gifts();
            case POINTS -> points();
            case IN_FORCE -> inForce();
            case MIXED -> mixed();
        }
    }

    private Pricing pricing() {
        BasketKey key = new BasketKey("0042", "3", TODAY, "T1");
        Basket basket = new Basket(key, dice.currency(), goods.lines());
        List<Offer> offers = drafts.stream().map(Draft::offer).toList();
        return Pricing.of(basket, program, OfferBook.of(offers), NOW)
                .withShopper(new Shopper(Optional.of(member()), Optional.of("gold"), coupons))
                .withUsage(o -> used.getOrDefault(o.id(), Usage.Used.NOTHING));
    }

    private static Member member() {
        return new Member(
                new MemberId("M1"),
                1,
                List.of(),
                Optional.of("gold"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(MonthDay.of(11, 22)),
                Points.ZERO,
                List.of(),
                Optional.empty(),
                List.of("pets"),
                Optional.empty(),
                Optional.empty(),
                DateSpan.ALWAYS,
                List.of());
    }

    private void write(Draft... some) {
        for (Draft draft : some) {
            drafts.add(dice.chance(30) ? draft.funding(funding()) : draft);
        }
    }

    private List<FundingShare> funding() {
        FundingShare first =
                new FundingShare("ACME", Optional.of("D-77"), Percent.of(dice.oneOf("60", "33.3333", "50")));
        FundingShare second = new FundingShare("BULK", Optional.empty(), Percent.of(dice.oneOf("40", "25", "0.5")));
        return dice.chance(50) ? List.of(first) : List.of(first, second);
    }

    private void oddCents() {
        goods.pieces(3);
        write(deals.single("PROMOTION"), deals.single("PROMOTION"), deals.single(dice.oneOf("PROMOTION", "COUPON")));
    }

    private void measures() {
        goods.weighed();
        goods.weighed();
        goods.pieces(1);
        write(deals.perMeasure("PROMOTION"), deals.perMeasure(dice.oneOf("PROMOTION", "COUPON")));
        write(deals.anyUnits("PROMOTION"));
    }

    private void floors() {
        goods.pieces(3);
        goods.floors();
        write(deals.anyUnits("PROMOTION"), deals.anyUnits("PROMOTION"));
        write(dice.chance(50) ? deals.spend("BASKET") : deals.anyUnits("COUPON"));
        cap(0, 40);
    }

    private void outsiders() {
        goods.pieces(4);
        goods.outsiders();
        write(deals.anyUnits("PROMOTION"), deals.anyUnits("PROMOTION"), deals.spend("BASKET"));
    }

    private void multibuys() {
        goods.pieces(4);
        write(deals.multiBuy("PROMOTION"), deals.multiBuy("PROMOTION"), deals.multiBuy("PROMOTION"));
        write(deals.anyUnits(dice.oneOf("PROMOTION", "COUPON")));
    }

    private void cheapest() {
        goods.pieces(4);
        write(deals.cheapest(dice.oneOf("PROMOTION", "COUPON")), deals.cheapest("PROMOTION"));
        write(deals.single("PROMOTION"));
    }

    private void bundles() {
        goods.pieces(4);
        write(deals.bundle("PROMOTION"), deals.bundle("PROMOTION"), deals.bundle("PROMOTION"));
        write(dice.chance(50) ? deals.single("PROMOTION") : deals.multiBuy("COUPON"));
    }

    private void buyGets() {
        goods.pieces(4);
        write(deals.buyGet("PROMOTION"), deals.buyGet("PROMOTION"));
        write(dice.chance(60) ? deals.buyGet(dice.oneOf("PROMOTION", "COUPON")) : deals.single("PROMOTION"));
    }

    /** A threshold that is just hit, or missed by one, once another discount applies. */
    private void thresholds() {
        goods.pieces(3);
        write(deals.single("PROMOTION"));
        write(dice.chance(50) ? deals.anyUnits("PROMOTION") : deals.single("COUPON"));
        long total = goods.total();
        long less = total - saved();
        write(deals.edge(dice.oneOf("PROMOTION", "BASKET"), dice.oneOf(total, less, (total + less) / 2)));
    }

    private long saved() {
        try {
            return Oracle.best(pricing()).discount();
        } catch (LayerSearch.TooLarge e) {
            return 0;
        }
    }

    private void layers() {
        goods.pieces(3);
        write(deals.anyUnits("PROMOTION"), deals.single("COUPON"));
        write(dice.chance(50) ? deals.single("BASKET") : deals.spend("BASKET"));
    }

    private void exclusives() {
        goods.pieces(3);
        write(deals.anyUnits(deals.anyLayer()).exclusive());
        write(deals.anyUnits("PROMOTION"), deals.spend(deals.anyLayer()));
        if (dice.chance(40)) {
            write((dice.chance(50) ? deals.spend("BASKET") : deals.single(deals.anyLayer())).exclusive());
        }
    }

    private void caps() {
        goods.pieces(3);
        write(deals.anyUnits("PROMOTION"), deals.anyUnits(dice.oneOf("PROMOTION", "COUPON")), deals.spend("BASKET"));
        cap(0, 80);
        cap(1, 50);
        cap(2, 50);
    }

    /** By {@code maxDiscount}, or by a budget of money that is nearly used up. */
    private void cap(int offer, int percent) {
        if (!dice.chance(percent)) {
            return;
        }
        long most = deals.amount(dice.between(1, 2));
        Draft draft = drafts.get(offer);
        if (dice.chance(60)) {
            draft.maxDiscount(dice.money(most));
        } else {
            draft.totalAmount(dice.money(10_000));
            used.put(draft.id(), new Usage.Used(0, 0, 0, 10_000 - most));
        }
    }

    private void limits() {
        goods.pieces(3);
        write(limited(deals.anyUnits("PROMOTION")), limited(deals.anyUnits("PROMOTION")));
        write(limited(deals.single("COUPON")));
    }

    private Draft limited(Draft draft) {
        used.put(draft.id(), new Usage.Used(2, 1, 100, 0));
        return switch (dice.between(0, 3)) {
            case 0 -> draft.perTransaction(dice.between(1, 2));
            case 1 -> draft.perMember(dice.between(2, 4));
            case 2 -> draft.perMemberPeriod(new Limits.PerPeriod(dice.between(1, 3), Period.ofDays(7)));
            default -> draft.totalUses(dice.between(100, 102));
        };
    }

    private void coupons() {
        goods.pieces(3);
        write(couponed(deals.anyUnits("COUPON")), couponed(deals.anyUnits("COUPON")), deals.anyUnits("PROMOTION"));
        if (dice.chance(30)) {
            write(couponed(deals.spend("BASKET")));
        }
    }

    /** Most have one coupon, some two, some coupons have several uses. */
    private Draft couponed(Draft draft) {
        for (int i = dice.oneOf(1, 1, 2); i > 0; i--) {
            String id = "C" + dice.oneOf("x", "y") + coupons.size();
            coupons.add(new HeldCoupon(
                    Optional.of(id), draft.id(), dice.oneOf(1, 1, 2, 3), DateSpan.ALWAYS, false, false, false));
        }
        return draft.coupon();
    }

    private void spends() {
        goods.pieces(3);
        String layer = dice.oneOf("PROMOTION", "BASKET");
        write(deals.spend(layer), deals.spend(layer));
        write(dice.chance(50) ? deals.spend(layer) : deals.anyUnits(layer));
        if (dice.chance(40)) {
            write(deals.single("PROMOTION"));
        }
    }

    private void tenders() {
        goods.pieces(3);
        if (dice.chance(30)) {
            goods.outsiders();
        }
        write(deals.anyUnits("TENDER"));
        write(dice.chance(50) ? couponed(deals.anyUnits("TENDER")) : deals.single("TENDER"));
        write(deals.anyUnits("PROMOTION"));
        if (dice.chance(30)) {
            write(deals.spend("BASKET"));
        }
    }

    private void gifts() {
        goods.gifts();
        goods.pieces(2);
        write(deals.gift(dice.oneOf("PROMOTION", "COUPON")));
        write(dice.chance(50) ? deals.gift("PROMOTION") : deals.anyUnits("PROMOTION"));
        write(deals.spend(dice.oneOf("PROMOTION", "BASKET")));
    }

    /** Lines that earn stand beside lines that do not, so it matters which of them a discount is on. */
    private void points() {
        goods.pieces(3);
        goods.earnSome();
        write(deals.single("PROMOTION").perTransaction(1), deals.anyUnits("PROMOTION"));
        write(couponed(deals.single("COUPON")));
        earn();
    }

    private void earn() {
        List<EarnRule> rules = new ArrayList<>();
        for (int i = dice.between(1, 2); i > 0; i--) {
            rules.add(earnRule());
        }
        PointsRules points = new PointsRules(
                dice.between(0, 2),
                rules,
                dice.oneOf(PointsRules.Multipliers.values()),
                Optional.empty(),
                0,
                OptionalInt.empty(),
                0,
                dice.chance(50) ? Optional.of(new BigDecimal("3")) : Optional.empty(),
                Optional.empty());
        program = program.withTiers(List.of(tier("blue", "0", "1"), tier("gold", "1000", dice.oneOf("1", "1.5", "2"))))
                .withPoints(points);
    }

    private EarnRule earnRule() {
        return new EarnRule(
                Points.of(dice.oneOf("1", "10", "0.5")),
                dice.money(dice.oneOf(1, 7, 100)),
                dice.chance(50),
                dice.chance(50) ? Selector.ALL : deals.some(),
                new TreeSet<>(dice.chance(80) ? Set.of() : Set.of("blue")),
                DateSpan.ALWAYS,
                new TreeSet<>(dice.chance(80) ? Set.of() : Set.of("0041")));
    }

    private static Tier tier(String id, String from, String multiplier) {
        return new Tier(
                id,
                new BigDecimal(from),
                Tier.Basis.SPEND,
                Optional.of(Period.ofYears(1)),
                Tier.Window.ROLLING,
                new BigDecimal(multiplier));
    }

    private void inForce() {
        goods.pieces(3);
        write(timed(deals.anyUnits("PROMOTION")), timed(deals.single("PROMOTION")));
        write(timed(couponed(deals.single("COUPON"))), aimed(deals.single("PROMOTION")));
        if (dice.chance(40)) {
            drafts.get(2).present();
        }
        coupons.replaceAll(c -> dice.chance(50) ? spoiled(c) : c);
    }

    private Draft timed(Draft draft) {
        return switch (dice.between(0, 6)) {
            case 0 -> draft.valid(DateSpan.of(TODAY, TODAY));
            case 1 -> draft.valid(DateSpan.of(TODAY.minusDays(3), TODAY.minusDays(dice.between(0, 1))));
            case 2 -> draft.valid(DateSpan.of(TODAY.plusDays(dice.between(0, 1)), TODAY.plusDays(2)));
            case 3 ->
                draft.valid(new DateSpan(
                        Optional.of(DateSpan.Edge.of(NOW.plusSeconds(dice.between(-1, 1)))), Optional.empty()));
            case 4 -> draft.weekdays(Set.of(dice.oneOf(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
            case 5 -> draft.hours(List.of(hours())).weekdays(dice.chance(50) ? Set.of() : Set.of(DayOfWeek.SUNDAY));
            default -> draft.stores(Set.of(dice.oneOf("0042", "0043")));
        };
    }

    /** Now is half past ten on a Sunday. */
    private Hours hours() {
        LocalTime from = dice.oneOf(LocalTime.of(10, 30), LocalTime.of(10, 31), LocalTime.of(22, 0));
        LocalTime to = dice.oneOf(LocalTime.of(10, 30), LocalTime.of(10, 31), LocalTime.of(12, 0));
        return new Hours(from, to);
    }

    private Draft aimed(Draft draft) {
        return draft.audience(
                switch (dice.between(0, 4)) {
                    case 0 -> new Audience.Members();
                    case 1 -> new Audience.Tiers(new TreeSet<>(Set.of("gold")));
                    case 2 -> new Audience.Tiers(new TreeSet<>(Set.of("blue")));
                    case 3 -> new Audience.Segments(new TreeSet<>(Set.of("pets")));
                    default -> new Audience.Segments(new TreeSet<>(Set.of("vegan")));
                });
    }

    private HeldCoupon spoiled(HeldCoupon coupon) {
        // The last is none: its code was scanned.
        int fault = dice.between(0, 4);
        return new HeldCoupon(
                coupon.id(),
                coupon.offer(),
                fault == 0 ? 0 : coupon.usesLeft(),
                fault == 1 ? DateSpan.of(TODAY.minusDays(9), TODAY.minusDays(1)) : DateSpan.ALWAYS,
                fault == 4,
                fault == 2,
                fault == 3);
    }

    private void mixed() {
        goods.pieces(2);
        if (dice.chance(40)) {
            goods.weighed();
        }
        if (dice.chance(30)) {
            goods.outsiders();
        }
        if (dice.chance(20)) {
            goods.floors();
        }
        for (int i = dice.between(3, 4); i > 0; i--) {
            write(mixedOffer());
        }
        cap(0, 20);
        if (dice.chance(30)) {
            earn();
        }
    }

    private Draft mixedOffer() {
        Draft draft = dice.chance(25)
                ? deals.spend(deals.anyLayer())
                : deals.anyUnits(dice.chance(15) ? Program.TENDER_LAYER : deals.anyLayer());
        draft = dice.chance(20) ? limited(draft) : draft;
        draft = dice.chance(15) ? draft.exclusive() : draft;
        return dice.chance(20) ? couponed(draft) : draft;
    }
}
