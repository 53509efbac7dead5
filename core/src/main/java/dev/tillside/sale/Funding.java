package dev.tillside.sale;

import dev.tillside.money.Money;
import dev.tillside.money.Webster;
import dev.tillside.offer.FundedAmount;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic on who pays a discount. */
final class Funding {
    private Funding() {}

    /** Who pays so much of it: apportioned over the cumulative sum (pricing rules, section 8). */
    static List<FundedAmount> upTo(Money amount, List<FundedAmount> whole) {
        if (whole.isEmpty()) {
            return List.of();
        }
        long[] parts = Webster.parts(
                amount.minor(),
                whole.stream().mapToLong(f -> f.amount().minor()).toArray());
        List<FundedAmount> funding = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            FundedAmount payer = whole.get(i);
            funding.add(new FundedAmount(payer.payer(), payer.deal(), amount.withMinor(parts[i])));
        }
        return funding;
    }

    /** One entry for each payer and deal, those that pay nothing too. */
    static List<FundedAmount> plus(List<FundedAmount> some, List<FundedAmount> more) {
        return Worth.merged(
                Worth.joined(some, more),
                f -> List.of(f.payer(), f.deal()),
                (a, b) -> new FundedAmount(a.payer(), a.deal(), a.amount().plus(b.amount())),
                f -> false);
    }

    static List<FundedAmount> negated(List<FundedAmount> funding) {
        return funding.stream()
                .map(f -> new FundedAmount(f.payer(), f.deal(), f.amount().negated()))
                .toList();
    }
}
