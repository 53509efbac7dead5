package dev.tillside.plan;

import dev.tillside.money.Percent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How deep a special may go for a household, as shares of the shelf price, the deepest first. Pure. */
final class Depths {
    /** What is tried besides a deal's whole discount. */
    private static final List<Double> PARTS = List.of(1d, .75, .5);

    /** A conversion's discount falls by so much each time that it works. */
    private static final double STEP = .1;

    private static final double LEAST_PART = .6;

    /** Who was converted and takes none of the item for so long, and for so many of its category's gaps, is lost again. */
    private static final int LOST_DAYS = 28;

    private static final double LOST_GAPS = 2;

    private Depths() {}

    /** Of a deal's item. Empty: the deal is not for the household's cell. */
    static List<Double> of(
            Profile profile, DealIndex.Dealt dealt, Optional<Cell> cell, HoldOut holdOut, LocalDate day) {
        Deal deal = dealt.deal();
        int redeemed = profile.household().track().redeemed(deal.id());
        boolean converts = deal.goal() == Goal.CONVERT_TO_STORE_BRAND;
        boolean lost = converts && redeemed > 0 && isLost(profile, dealt.article(), day);
        Optional<Cell> aimed = lost ? cell.map(c -> new Cell(Loyalty.NATIONAL, c.usage())) : cell;
        Optional<Percent> whole = deal.discounts().in(aimed);
        if (whole.isEmpty()) {
            return List.of();
        }
        double deepest = whole.get().tenThousandths() / 1e6;
        List<Double> depths = new ArrayList<>();
        if (converts) {
            double left = lost ? 1 : Math.max(LEAST_PART, 1 - STEP * redeemed);
            depths.add(deepest * left);
        } else {
            PARTS.forEach(part -> depths.add(deepest * part));
        }
        return tried(depths, deepest, profile, deal, holdOut, day);
    }

    /** On some lists one is drawn, so that it is seen what depth does; a conversion's half beside its own. */
    private static List<Double> tried(
            List<Double> depths, double deepest, Profile profile, Deal deal, HoldOut holdOut, LocalDate day) {
        List<Double> possible =
                depths.size() > 1 ? depths : List.of(depths.get(0), Math.min(depths.get(0), deepest / 2));
        OptionalInt drawn = holdOut.tried(profile.household().id(), deal.id(), day, possible.size());
        return drawn.isPresent() ? List.of(possible.get(drawn.getAsInt())) : depths;
    }

    /** Of a special of the retailer's own: from the usual one up to the deepest in equal steps. */
    static List<Double> own(Policy policy) {
        List<Double> depths = new ArrayList<>();
        for (int percent = policy.ownDiscount(); percent > 0 && percent <= policy.ownDiscountMost(); ) {
            depths.add(0, percent / 100d);
            percent += policy.ownDiscount();
        }
        return depths;
    }

    private static boolean isLost(Profile profile, Article article, LocalDate day) {
        List<LocalDate> dates = profile.household().history().dates(article.key());
        if (dates.isEmpty()) {
            return true;
        }
        long away = day.toEpochDay() - dates.get(dates.size() - 1).toEpochDay();
        CategoryUse use = profile.uses().get(article.category());
        double gap = use == null ? 0 : Cells.WEEKS * 7d / use.days();
        return away >= LOST_DAYS && away >= LOST_GAPS * gap;
    }
}
