package dev.tillside.sale;

import dev.tillside.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * How a sale was paid: tenders less change make due plus tax plus rounding.
 *
 * @param tenders what was handed over; absent where the till does not say, and nothing is checked
 * @param tax added by the till to what is due
 * @param rounding of cash, either sign
 * @param change given back
 * @param late whether the money was taken while the library did not answer: it is a fact, whatever would have been due
 */
public record Payment(Optional<List<Tender>> tenders, Money tax, Money rounding, Money change, boolean late) {
    public Payment {
        tenders = tenders.map(List::copyOf);
    }

    /** Taken while the library answered. */
    public Payment(Optional<List<Tender>> tenders, Money tax, Money rounding, Money change) {
        this(tenders, tax, rounding, change, false);
    }

    /** The tenders, without tax, rounding or change. */
    public static Payment of(Currency currency, List<Tender> tenders) {
        Money none = Money.zero(currency);
        return new Payment(Optional.of(tenders), none, none, none);
    }

    /** The till does not say how it was paid. */
    public static Payment unsaid(Currency currency) {
        Money none = Money.zero(currency);
        return new Payment(Optional.empty(), none, none, none);
    }

    /** The same, taken while the library did not answer. */
    public Payment asLate() {
        return new Payment(tenders, tax, rounding, change, true);
    }

    /** Whether it pays exactly that. */
    public boolean pays(Money due) {
        Money asked = due.plus(tax).plus(rounding);
        return tenders.map(list -> list.stream()
                        .map(Tender::amount)
                        .reduce(change.negated(), Money::plus)
                        .equals(asked))
                .orElse(true);
    }
}
