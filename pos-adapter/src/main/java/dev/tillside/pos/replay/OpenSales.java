package dev.tillside.pos.replay;

import dev.tillside.Checkout;
import dev.tillside.fault.StoreFailure;
import dev.tillside.offer.PricedBasket;
import dev.tillside.text.Message;
import dev.tillside.wire.OpenSale;
import java.util.List;

/** Open sales in the words of the wire format. */
final class OpenSales {
    private OpenSales() {}

    static OpenSale of(Checkout sale, PricedBasket priced) {
        return new OpenSale(
                sale.key(),
                sale.state() == Checkout.State.LOCKED,
                sale.member(),
                sale.bearerOffers(),
                sale.training(),
                sale.lines(),
                priced,
                sale.warnings(),
                tells(sale));
    }

    /** The sale is there, whatever keeps its member's account from being read. */
    private static List<Message> tells(Checkout sale) {
        try {
            return sale.tells();
        } catch (StoreFailure e) {
            return List.of();
        }
    }
}
