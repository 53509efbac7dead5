package dev.tillside.pos.tck;

import dev.tillside.basket.BasketKey;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.TillAdapter;
import dev.tillside.sale.Tender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Your POS with your adapter, as the kit drives it: as a cashier would, and as a cashier sees it. Put it over the code that sells
 * in your shops, not over a copy. Called by one thread.
 */
public interface PosUnderTest {
    /**
     * The POS boots. A sale that was open when it went down is taken up again.
     *
     * @param lanes opens a lane for your adapter, in place of {@link LoyaltyLane#at}
     */
    void start(Function<TillAdapter, LoyaltyLane> lanes);

    /** Power goes: nothing is closed or written any more; only what is on the POS's own disk is there at the next start. */
    void crash();

    /** A sale begins under that receipt number. */
    void begin(BasketKey receipt, boolean training);

    /**
     * An item is sold, on a line of its own.
     *
     * @param amount what the POS charges for all of it
     */
    void sell(Gtin item, String description, long quantity, Money amount);

    /** A card, a list or a coupon is scanned. */
    void scan(String raw);

    /** The item's line is voided. */
    void voidItem(Gtin item);

    /** The item's line is changed. */
    void change(Gtin item, long quantity, Money amount);

    /** The cashier presses the total key. */
    void total();

    /** The shopper pays a part with points. */
    void payWithPoints(Points points);

    /** The shopper pays the rest, and the receipt is printed. */
    void pay(List<Tender> tenders);

    /** The open sale is cancelled. */
    void cancel();

    /**
     * Goods of an earlier receipt come back.
     *
     * @param receipt the return's own number
     * @return what is paid out; nothing where the POS cannot do it now
     */
    Optional<Money> takeBack(BasketKey receipt, BasketKey of, Gtin item, long quantity);

    /** An earlier sale is voided whole. */
    void postVoid(BasketKey receipt);

    /** What the display asks of the shopper. */
    Money due();

    /** What the display shows as taken off each item; items without are left out. */
    Map<Gtin, Money> discounts();

    /** Sentences that the cashier or the shopper has been shown since the sale began. */
    List<String> sentences();

    /** The lines of the receipt printed last. */
    List<String> receipt();
}
