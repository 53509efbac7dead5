package dev.tillside.example.office.settle;

import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** What is left of offers' limits for all. */
public final class Budgets {
    private final Uses uses;
    private final Terms terms;

    /** In one look at the book, or one change of it. */
    public Budgets(Connection book, Terms terms) {
        this.uses = new Uses(book);
        this.terms = terms;
    }

    /** What is left of an offer; nothing where it is not known. */
    public Optional<Budget> of(String id) throws SQLException {
        Optional<Offer> offer = terms.offer(id);
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        Limits limits = offer.get().limits();
        UsedTotals.Total used = uses.total(new Use.Subject(Conflict.Kind.OFFER_BUDGET, id), false);
        OptionalLong usesLeft = limits.totalUses().isPresent()
                ? OptionalLong.of(limits.totalUses().getAsLong() - used.uses())
                : OptionalLong.empty();
        Optional<BigDecimal> amountLeft =
                limits.totalAmount().map(total -> total.value().subtract(used.amount()));
        return Optional.of(new Budget(id, usesLeft, amountLeft));
    }
}
