package dev.tillside.example.office;

import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is left of offers' limits for all. */
final class Budgets {
    private final Uses uses;
    private final Terms terms;

    Budgets(Connection book, Terms terms) {
        this.uses = new Uses(book);
        this.terms = terms;
    }

    Optional<Budget> of(String id) throws SQLException {
        Optional<Offer> offer = terms.offer(id);
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        Limits limits = offer.get().limits();
        List<Uses.Net> used = Uses.net(uses.of(new Use.Subject(Conflict.Kind.OFFER_BUDGET, id), false));
        long count = used.stream().mapToLong(Uses.Net::uses).sum();
        BigDecimal amount = used.stream().map(Uses.Net::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        OptionalLong usesLeft = limits.totalUses().isPresent()
                ? OptionalLong.of(limits.totalUses().getAsLong() - count)
                : OptionalLong.empty();
        return Optional.of(new Budget(
                id, usesLeft, limits.totalAmount().map(total -> total.value().subtract(amount))));
    }
}
