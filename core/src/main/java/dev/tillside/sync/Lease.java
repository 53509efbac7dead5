package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Points;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What head office holds back for one basket. Each figure says how much that basket may use at most; what is not named,
 * head office cannot speak for.
 *
 * <p>A lease ends when head office has the basket's sale, when the till ends it ({@link LeaseRequest#end}), or when a
 * {@link Presence} of the till does not name the basket any more. What an offer with a policy for tills that are offline, or a
 * programme that bounds points spent offline, is part of is held back until then, however long it takes; all else for an hour.
 *
 * @param basket its name
 * @param points how many of the member's points, where a member was named and is known
 * @param coupons by id or code
 * @param offers by id
 * @param vouchers by code
 */
public record Lease(
        BasketKey basket,
        Optional<Points> points,
        Map<String, Part> coupons,
        Map<String, Share> offers,
        Map<String, Part> vouchers) {
    /**
     * Of a coupon or voucher.
     *
     * @param uses how many
     * @param elsewhere whether there would be more if other baskets did not hold some
     */
    public record Part(int uses, boolean elsewhere) {
        public Part {
            if (uses < 0) {
                throw BadInput.value("uses", "below zero: " + uses);
            }
        }
    }

    /**
     * Of an offer's limits.
     *
     * @param uses how many, where uses are limited
     * @param amount how much discount, in the programme's currency, where that is limited
     * @param elsewhere whether there would be more if other baskets did not hold some
     */
    public record Share(OptionalLong uses, Optional<BigDecimal> amount, boolean elsewhere) {
        public Share {
            if (BadInput.present(uses, "uses").orElse(0) < 0) {
                throw BadInput.value("uses", "below zero: " + uses.getAsLong());
            }
            if (BadInput.present(amount, "amount").map(BigDecimal::signum).orElse(0) < 0) {
                throw BadInput.value("amount", "below zero: " + amount.get().toPlainString());
            }
        }
    }

    public Lease {
        BadInput.present(basket, "basket");
        BadInput.present(points, "points");
        coupons = Collections.unmodifiableMap(new TreeMap<>(coupons));
        offers = Collections.unmodifiableMap(new TreeMap<>(offers));
        vouchers = Collections.unmodifiableMap(new TreeMap<>(vouchers));
    }
}
