package dev.tillside.points;

import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import java.util.Optional;

/**
 * A share of what was paid, given back.
 *
 * @param percent of the net
 * @param yearlyCap the most in a calendar year; absent: none
 */
public record CashBack(Percent percent, Optional<Money> yearlyCap) {}
