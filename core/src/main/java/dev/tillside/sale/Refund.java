package dev.tillside.sale;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A return that was made.
 *
 * @param key the return's own name
 * @param of the sale that it returns; absent without a receipt
 * @param at when
 * @param operator who took the goods back, where the till says so
 * @param reason why, where the till says so
 * @param tenders how it was paid out, where the till says so
 * @param into the open basket that an exchange put the goods into
 * @param postVoid whether it undid the sale instead of taking goods back
 * @param plan what came back
 */
public record Refund(
        BasketKey key,
        Optional<BasketKey> of,
        Instant at,
        Optional<String> operator,
        Optional<String> reason,
        Optional<List<Tender>> tenders,
        Optional<BasketKey> into,
        boolean postVoid,
        ReturnPlan plan) {
    public Refund {
        BadInput.present(key, "key");
        BadInput.present(of, "of");
        BadInput.present(at, "at");
        tenders = tenders.map(List::copyOf);
        BadInput.present(plan, "plan");
    }

    /** A return of which the till says no more. */
    public static Refund of(BasketKey key, Optional<BasketKey> of, Instant at, ReturnPlan plan) {
        return new Refund(
                key, of, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, plan);
    }

    public List<ReturnedLine> lines() {
        return plan.lines();
    }

    public Worth totals() {
        return plan.totals();
    }
}
