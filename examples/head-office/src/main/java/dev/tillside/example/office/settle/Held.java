package dev.tillside.example.office.settle;

import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * What baskets hold of something.
 *
 * @param uses how many uses
 * @param amount how much money, or how many points
 */
record Held(long uses, BigDecimal amount) {
    static final Held NOTHING = new Held(0, BigDecimal.ZERO);

    Held plus(Held other) {
        return new Held(uses + other.uses, amount.add(other.amount));
    }

    /** What other baskets hold. */
    @FunctionalInterface
    interface ByOthers {
        /** As if there were no other baskets. */
        ByOthers NOBODY = subject -> NOTHING;

        Held of(Use.Subject subject) throws SQLException;
    }
}
