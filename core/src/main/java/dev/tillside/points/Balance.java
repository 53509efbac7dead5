package dev.tillside.points;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member's points as this till knows them: the sum of its ledger.
 *
 * @param member whose
 * @param points spendable now
 * @param pending spendable later
 * @param debt what a clawback could not take
 * @param lots spendable lots, the first to expire first
 * @param tier the member's tier
 */
public record Balance(
        MemberId member, Points points, Points pending, Points debt, List<Lot> lots, Optional<String> tier) {
    public Balance {
        lots = List.copyOf(lots);
    }

    /**
     * @param points what is left of it
     * @param expires the last day on which it can be spent; absent: never expires
     */
    public record Lot(Points points, Optional<LocalDate> expires) {}
}
