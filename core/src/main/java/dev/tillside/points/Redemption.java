package dev.tillside.points;

import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.util.Optional;

/**
 * A part of what is due that points or a voucher pay.
 *
 * @param voucher the voucher's code; absent where points pay
 * @param points points spent; zero for a voucher
 * @param amount what they pay
 */
public record Redemption(Optional<String> voucher, Points points, Money amount) {
    public static Redemption ofPoints(Points points, Money amount) {
        return new Redemption(Optional.empty(), points, amount);
    }
}
