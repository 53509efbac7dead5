package dev.tillside.pos;

import dev.tillside.money.Money;
import java.util.Optional;

/**
 * What one offer takes off one line.
 *
 * @param offer the offer's id
 * @param coupon the coupon's id, where a coupon gave it
 * @param name for the shopper, in the cashier's language
 * @param amount above zero, for the whole line
 */
public record Adjustment(String offer, Optional<String> coupon, String name, Money amount) {}
