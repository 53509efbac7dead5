package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Percent;
import java.util.Optional;

/**
 * Who pays what part of an offer's discount.
 *
 * @param payer the vendor's id
 * @param deal the agreement it is paid under
 * @param percent of every discount
 */
public record FundingShare(String payer, Optional<String> deal, Percent percent) {
    /** Who pays what no vendor does. */
    public static final String RETAILER = "RETAILER";

    public FundingShare {
        if (BadInput.present(payer, "payer").isBlank()) {
            throw BadInput.value("payer", "empty");
        }
        BadInput.present(deal, "deal");
        BadInput.present(percent, "percent");
    }
}
