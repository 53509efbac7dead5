package dev.tillside.basket;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.money.Money;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of one sale, in the order in which the till sent them. Prices do not depend on that order.
 *
 * @param key the sale's name
 * @param currency of every amount in it
 * @param lines ids are distinct
 */
public record Basket(BasketKey key, Currency currency, List<Line> lines) {
    public Basket {
        BadInput.present(key, "key");
        BadInput.present(currency, "currency");
        lines = List.copyOf(lines);
        Set<String> ids = new HashSet<>(lines.size() * 2);
        for (Line line : lines) {
            if (!ids.add(line.id())) {
                throw new BadInput(Code.DUPLICATE_LINE, "line", "two lines of one id: " + line.id());
            }
            if (!line.amount().currency().equals(currency)) {
                throw BadInput.value("amount", "not in the basket's currency: " + line.amount());
            }
        }
    }

    /** The sum of all lines' amounts, before discounts. */
    public Money total() {
        return lines.stream().map(Line::amount).reduce(Money.zero(currency), Money::plus);
    }
}
