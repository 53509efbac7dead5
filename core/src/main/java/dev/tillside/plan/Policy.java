package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a retailer wants lists planned. Immutable; the usual values are those of {@link #usual}.
 *
 * @param id its key
 * @param version newer versions replace older ones
 * @param currency of all amounts
 * @param weeklySpend what a household spends here a week, over the last {@value #VALUE_WEEKS} weeks, to get a list at all
 * @param everyDays days from one list to the next, 14 as a rule
 * @param validDays days for which a list holds, its first day included
 * @param curve what a list may be worth
 * @param fullBreadth the share of the shop's staples from which a household is taken to do all its shopping here; who buys fewer
 *     shops elsewhere too, and his list is worth less in proportion, though never less than half
 * @param specials the most specials of a list
 * @param lines the most lines of a list, specials included
 * @param cuts where cells are cut
 * @param wasIsLowest whether the printed former price is the lowest of the last 30 days, as the law of the European Union asks
 *     (Directive 98/6/EC, article 6a); else it is the shelf price
 * @param priceStep to what multiple a special's price is rounded, downwards unless that goes below cost
 * @param ownDiscount percent off what a household buys anyway, paid by the retailer; 0: none
 * @param ownDiscountMost how deep these may go, in steps of the usual one, where a list is worth more than vendors' specials make it
 * @param goodwill what a unit of money that a reward saves a shopper is worth to the shop in loyalty, whoever pays; rewards are
 *     the shop's own specials and those of deals that are to {@code RETAIN}, and this decides how far they fill a list
 * @param thrift what a unit of a vendor's money costs the shop that was to win something and went to what the household would have
 *     bought anyway
 * @param phased whether households take turns, each on its own day of the cadence, drawn from its id; else all may have a list
 *     on the same day
 * @param vendorBudgets what a vendor pays at most over all its deals
 * @param except items that no list names, alcohol say; a selector without criteria: none
 * @param holdOut who is left out for measuring
 * @param response how shoppers answer specials
 */
public record Policy(
        String id,
        long version,
        Currency currency,
        double weeklySpend,
        int everyDays,
        int validDays,
        ValueCurve curve,
        double fullBreadth,
        int specials,
        int lines,
        CellCuts cuts,
        boolean wasIsLowest,
        Money priceStep,
        int ownDiscount,
        int ownDiscountMost,
        double goodwill,
        double thrift,
        boolean phased,
        Map<String, Money> vendorBudgets,
        Selector except,
        HoldOut holdOut,
        Response response) {
    /** Over how many weeks a household's spend is looked at. */
    public static final int VALUE_WEEKS = 8;

    /** Whose the specials are that no deal pays for. */
    public static final String OWN_DEAL = "OWN";

    private static final Selector NOTHING =
            new Selector(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());

    private static final int MOST_DAYS = 366;
    private static final int MOST_LINES = 100;

    public Policy {
        if (BadInput.present(id, "id").isBlank()) {
            throw BadInput.value("id", "empty");
        }
        BadInput.present(currency, "currency");
        if (!(weeklySpend >= 0)) {
            throw BadInput.value("weeklySpend", "below zero: " + weeklySpend);
        }
        within(everyDays, 1, MOST_DAYS, "everyDays");
        within(validDays, 1, MOST_DAYS, "validDays");
        BadInput.present(curve, "valueCurve");
        CellCuts.share(fullBreadth, "fullBreadth");
        within(specials, 0, MOST_LINES, "specials");
        within(lines, specials, MOST_LINES, "lines");
        BadInput.present(cuts, "cuts");
        if (!BadInput.present(priceStep, "priceStep").isPositive()
                || !priceStep.currency().equals(currency)) {
            throw BadInput.value("priceStep", "not above zero in " + currency.getCurrencyCode());
        }
        within(ownDiscount, 0, 50, "ownDiscount");
        if (!(goodwill >= 0 && goodwill <= 10)) {
            throw BadInput.value("goodwill", "not between 0 and 10: " + goodwill);
        }
        within(ownDiscountMost, ownDiscount, 50, "ownDiscountMost");
        if (!(thrift >= 0 && thrift <= 10)) {
            throw BadInput.value("thrift", "not between 0 and 10: " + thrift);
        }
        vendorBudgets = Collections.unmodifiableMap(new TreeMap<>(vendorBudgets));
        vendorBudgets.forEach((vendor, budget) -> {
            if (budget.isNegative() || !budget.currency().equals(currency)) {
                throw BadInput.value("vendorBudgets." + vendor, "not zero or more in " + currency.getCurrencyCode());
            }
        });
        BadInput.present(except, "except");
        BadInput.present(holdOut, "holdOut");
        BadInput.present(response, "response");
    }

    /** Lists every fortnight for who spends 25 a week, worth up to 40; prices in steps of five minor units. */
    public static Policy usual(Currency currency) {
        return new Policy(
                "usual",
                1,
                currency,
                25,
                14,
                14,
                ValueCurve.USUAL,
                .5,
                20,
                30,
                CellCuts.TERCILES,
                true,
                new Money(5, currency),
                5,
                5,
                1.2,
                .3,
                false,
                Map.of(),
                NOTHING,
                HoldOut.USUAL,
                Response.USUAL);
    }

    /** The same with other items that no list names. */
    public Policy withExcept(Selector other) {
        return with(ownDiscountMost, other, holdOut, response);
    }

    /** The same with other hold-outs. */
    public Policy withHoldOut(HoldOut other) {
        return with(ownDiscountMost, except, other, response);
    }

    /** The same with what was learned of shoppers' answers. */
    public Policy withResponse(Response other) {
        return with(ownDiscountMost, except, holdOut, other);
    }

    /** The same with thank-yous that may go deeper, so that lists come nearer to what they may be worth. */
    public Policy withOwnDiscountMost(int percent) {
        return with(percent, except, holdOut, response);
    }

    private Policy with(int otherMost, Selector otherExcept, HoldOut otherHoldOut, Response otherResponse) {
        return new Policy(
                id,
                version,
                currency,
                weeklySpend,
                everyDays,
                validDays,
                curve,
                fullBreadth,
                specials,
                lines,
                cuts,
                wasIsLowest,
                priceStep,
                ownDiscount,
                otherMost,
                goodwill,
                thrift,
                phased,
                vendorBudgets,
                otherExcept,
                otherHoldOut,
                otherResponse);
    }

    /** Whether it is the household's turn on that day, going by its id alone. */
    boolean isTurn(String household, LocalDate day) {
        return !phased || Math.floorMod(day.toEpochDay() - household.hashCode(), everyDays) == 0;
    }

    /** Minor units of the currency in one major unit. */
    double minorPerMajor() {
        return StrictMath.pow(10, currency.getDefaultFractionDigits());
    }

    private static void within(int value, int least, int most, String path) {
        if (value < least || value > most) {
            throw BadInput.value(path, "not between " + least + " and " + most + ": " + value);
        }
    }
}
