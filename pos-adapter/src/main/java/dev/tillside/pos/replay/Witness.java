package dev.tillside.pos.replay;

import dev.tillside.fault.LoyaltyException;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sync.SyncReport;
import dev.tillside.text.Message;
import java.util.List;

/** Sees what happens in a conversation, to count it. Every method does nothing unless overridden. */
public interface Witness {
    /** Sees nothing. */
    Witness NONE = new Witness() {};

    /** A sale was committed; {@link Receipt#again()} where it had been before. */
    default void committed(Receipt receipt) {}

    /** An open sale's price was told. */
    default void priced(String tx, PricedBasket priced) {}

    /** A card or list told people at the till something. */
    default void told(String tx, List<Message> tells) {}

    /** Goods came back, or a sale was undone; {@link Refund#again()} where it had been before. */
    default void returned(Refund refund) {}

    /** A round with head office ended. */
    default void synced(SyncReport report) {}

    /** A line was refused. */
    default void refused(LoyaltyException fault) {}

    /** A line met a fault of the library's own. */
    default void failed() {}
}
