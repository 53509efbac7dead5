package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Points;
import dev.tillside.points.Program;
import dev.tillside.points.Redemption;
import java.util.stream.Stream;

/**
 * How the returns of one sale are counted. The first return of a sale settles them for all its later ones: the law that
 * the parts make the whole holds only while all are counted alike, whatever head office sends in between.
 *
 * @param policy how much a return gives back
 * @param pointsDecimals to which points are rounded: the programme's, or the receipt's own where it has more
 */
public record ReturnTerms(Program.ReturnPolicy policy, int pointsDecimals) {
    public ReturnTerms {
        BadInput.present(policy, "policy");
    }

    /** The terms that a first return of that sale would have now. */
    public static ReturnTerms of(Program program, Receipt receipt) {
        Stream<Points> earned = receipt.priced().lines().stream().map(l -> l.points());
        Stream<Points> spent = receipt.priced().redeemed().stream().map(Redemption::points);
        int decimals = Stream.concat(earned, spent)
                .mapToInt(p -> p.value().scale())
                .reduce(program.points().decimals(), Math::max);
        return new ReturnTerms(program.returns().policy(), decimals);
    }
}
