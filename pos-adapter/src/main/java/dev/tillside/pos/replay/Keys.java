package dev.tillside.pos.replay;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.money.Decimals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which key a till means by a transaction's number. Not thread-safe. */
final class Keys {
    private final String name;
    private final Map<String, BasketKey> begun = new HashMap<>();
    /** The sale begun last, which says in which store and at which workstation the till stands. */
    private Optional<BasketKey> place = Optional.empty();

    Keys(String name) {
        this.name = name;
    }

    void begun(String tx, BasketKey key) {
        begun.put(tx, key);
    }

    void stands(BasketKey last) {
        place = Optional.of(last);
    }

    /**
     * The key under which that transaction was begun here, or in the run before that left its files.
     *
     * @throws Refused {@link Code#UNKNOWN_TRANSACTION}
     */
    BasketKey of(LoyaltyTill till, String tx) {
        return find(till, tx)
                .orElseThrow(() ->
                        new Refused(Code.UNKNOWN_TRANSACTION, "tx", "no such transaction: " + Decimals.shown(tx)));
    }

    Optional<BasketKey> find(LoyaltyTill till, String tx) {
        return Optional.ofNullable(begun.get(tx))
                .or(() -> till.checkouts().stream()
                        .map(Checkout::key)
                        .filter(key -> key.tx().equals(tx))
                        .findFirst())
                .or(() -> till.lastSale(tx));
    }

    /**
     * That a number means one open sale: what came after would go to the wrong shopper.
     *
     * @throws Refused {@link Code#DUPLICATE_TRANSACTION} where another open sale has it
     */
    void alone(LoyaltyTill till, BasketKey key) {
        boolean another = till.checkouts().stream()
                .filter(sale -> sale.state() != Checkout.State.SUSPENDED)
                .anyMatch(
                        sale -> sale.key().tx().equals(key.tx()) && !sale.key().equals(key));
        if (another) {
            throw new Refused(
                    Code.DUPLICATE_TRANSACTION,
                    "tx",
                    "another open sale has this number; finish it or put it aside first: " + Decimals.shown(key.tx()));
        }
    }

    /** The open sale of an exchange. */
    BasketKey into(LoyaltyTill till, String tx) {
        try {
            return of(till, tx);
        } catch (Refused e) {
            throw new Refused(e.code(), "into", e.getMessage());
        }
    }

    /**
     * A basket that stands aside is found by its number: this till's own of that name first, then the last by key of any till,
     * because tills count their transactions alike.
     */
    BasketKey aside(LoyaltyTill till, String tx) {
        List<BasketKey> aside =
                till.suspended().stream().filter(key -> key.tx().equals(tx)).toList();
        boolean own = Optional.ofNullable(begun.get(tx)).map(aside::contains).orElse(false);
        return aside.isEmpty() || own ? of(till, tx) : aside.get(aside.size() - 1);
    }

    /** Where goods come back: at the till of the exchange, or where its last sale was, or else in the receipt's store. */
    BasketKey ofReturn(LoyaltyTill till, String tx, Optional<BasketKey> of, Optional<BasketKey> into) {
        Optional<BasketKey> where = into.or(() -> place)
                .or(() -> lastKey(till))
                .or(() -> of.map(key -> new BasketKey(key.store(), name, key.businessDay(), key.tx())));
        String store = where.map(BasketKey::store).orElse("1");
        return new BasketKey(
                store,
                where.map(BasketKey::workstation).orElse(name),
                into.map(BasketKey::businessDay).orElseGet(() -> till.today(store)),
                tx);
    }

    private static Optional<BasketKey> lastKey(LoyaltyTill till) {
        List<BasketKey> sold = till.sales();
        return sold.isEmpty()
                ? till.checkouts().stream().map(Checkout::key).findFirst()
                : Optional.of(sold.get(sold.size() - 1));
    }
}
