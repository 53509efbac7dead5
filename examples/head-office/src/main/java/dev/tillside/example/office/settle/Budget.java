package dev.tillside.example.office.settle;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is left of an offer's limits for all, of what is stored: sales in quarantine and what baskets hold are not taken off.
 * Below zero, tills gave away more than there was.
 *
 * @param offer its id
 * @param uses how many uses, where they are limited
 * @param amount how much discount in the programme's currency, where that is limited
 */
public record Budget(String offer, OptionalLong uses, Optional<BigDecimal> amount) {}
