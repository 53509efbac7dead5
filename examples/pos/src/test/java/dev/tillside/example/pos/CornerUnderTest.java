package dev.tillside.example.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.TillAdapter;
import dev.tillside.pos.tck.PosUnderTest;
import dev.tillside.sale.Tender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The corner POS as the kit drives it. */
final class CornerUnderTest implements PosUnderTest {
    private final Function<Function<TillAdapter, LoyaltyLane>, CornerPos> make;
    private CornerPos pos;

    CornerUnderTest(Function<Function<TillAdapter, LoyaltyLane>, CornerPos> make) {
        this.make = make;
    }

    @Override
    public void start(Function<TillAdapter, LoyaltyLane> lanes) {
        pos = make.apply(lanes);
    }

    @Override
    public void crash() {
        pos = null; // what it had in memory is gone
    }

    @Override
    public void begin(BasketKey receipt, boolean training) {
        pos.begin(receipt, training);
    }

    @Override
    public void sell(Gtin item, String description, long quantity, Money amount) {
        pos.sell(item, description, quantity, amount);
    }

    @Override
    public void scan(String raw) {
        pos.scan(raw);
    }

    @Override
    public void voidItem(Gtin item) {
        pos.voidItem(item);
    }

    @Override
    public void change(Gtin item, long quantity, Money amount) {
        pos.change(item, quantity, amount);
    }

    @Override
    public void total() {
        pos.total();
    }

    @Override
    public void payWithPoints(Points points) {
        pos.payWithPoints(points);
    }

    @Override
    public void pay(List<Tender> tenders) {
        pos.pay(tenders);
    }

    @Override
    public void cancel() {
        pos.cancel();
    }

    @Override
    public Optional<Money> takeBack(BasketKey receipt, BasketKey of, Gtin item, long quantity) {
        return pos.takeBack(receipt, of, item, quantity);
    }

    @Override
    public void postVoid(BasketKey receipt) {
        pos.postVoid(receipt);
    }

    @Override
    public Money due() {
        return pos.ticket().due();
    }

    @Override
    public Map<Gtin, Money> discounts() {
        return pos.ticket().discountsByItem();
    }

    @Override
    public List<String> sentences() {
        return pos.display().sentences();
    }

    @Override
    public List<String> receipt() {
        return pos.display().receipt();
    }
}
