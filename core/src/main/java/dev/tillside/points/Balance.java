package dev.tillside.points;

import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member's points as this till knows them: the sum of its ledger.
 *
 * @param member whose
 * @param points spendable now; never below zero
 * @param pending spendable later; never below zero
 * @param debt what a clawback could not take; never below zero
 * @param lots spendable lots, the first to expire first, of several the oldest; none is empty
 * @param tier the member's tier
 * @param cashBack this calendar year's, where the programme gives cash back
 */
public record Balance(
        MemberId member,
        Points points,
        Points pending,
        Points debt,
        List<Lot> lots,
        Optional<String> tier,
        Optional<Money> cashBack) {
    public Balance {
        lots = List.copyOf(lots);
    }

    /** The same balance with all its points pending, as of a card that nobody has yet. */
    public Balance asPending() {
        return new Balance(member, Points.ZERO, points.plus(pending), debt, List.of(), tier, cashBack);
    }

    /** The same balance as one of those who share the account sees it. */
    public Balance withMember(MemberId other) {
        return new Balance(other, points, pending, debt, lots, tier, cashBack);
    }

    /** The balance with a year's cash back. */
    public Balance withCashBack(Money inYear) {
        return new Balance(member, points, pending, debt, lots, tier, Optional.of(inYear));
    }

    /**
     * @param id the lot's name: the sale that earned it, say
     * @param points what is left of it
     * @param expires the last day on which it can be spent; absent: never expires
     */
    public record Lot(String id, Points points, Optional<LocalDate> expires) {}
}
