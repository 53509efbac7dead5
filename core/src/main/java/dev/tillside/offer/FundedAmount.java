package dev.tillside.offer;

import dev.tillside.money.Money;
import java.util.Optional;

/**
 * A part of a discount and who pays it.
 *
 * @param payer the vendor's id, or {@link FundingShare#RETAILER}
 * @param deal the agreement it is paid under
 * @param amount the part
 */
public record FundedAmount(String payer, Optional<String> deal, Money amount) {}
