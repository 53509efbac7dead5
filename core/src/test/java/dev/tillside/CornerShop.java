package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Disk;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.list.SigningKey;
import dev.tillside.money.Money;
import dev.tillside.sync.HeadOffice;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One till of a small shop, on real files, with a clock moved by hand. */
final class CornerShop implements AutoCloseable {
    static final Currency GBP = Currency.getInstance("GBP");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String PROGRAM =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                    + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}";

    final Path directory;
    final HandClock clock = new HandClock();
    private final UnaryOperator<LoyaltyTillBuilder> more;
    private final Function<Path, LoyaltyTillBuilder> builder;
    /** What is looked at when the till is shut. */
    private final Runnable look;

    LoyaltyTill till;

    private CornerShop(
            Path directory,
            UnaryOperator<LoyaltyTillBuilder> more,
            Function<Path, LoyaltyTillBuilder> builder,
            Runnable look) {
        this.directory = directory;
        this.more = more;
        this.builder = builder;
        this.look = look;
        this.till = open();
    }

    /** A shop with a programme and no head office. */
    static CornerShop at(Path directory) {
        return with(directory, plan -> plan);
    }

    /** A shop with a programme that talks to head office when it is told to. */
    static CornerShop at(Path directory, HeadOffice office) {
        return with(directory, plan -> plan.headOffice(office));
    }

    /** The same with a key that signs the lists which it prints. */
    static CornerShop printing(Path directory, HeadOffice office, SigningKey key) {
        return with(directory, plan -> plan.headOffice(office).listKey(key));
    }

    /** A shop with a programme, on that disk. */
    static CornerShop at(Path directory, Disk disk) {
        return with(directory, plan -> plan.disk(disk));
    }

    /** A shop with a programme, whose till is opened in another way. */
    static CornerShop with(Path directory, UnaryOperator<LoyaltyTillBuilder> more) {
        return new CornerShop(directory, more, Tills::at, () -> Tills.look(directory)).taking(PROGRAM);
    }

    /** The same, plain in every run unless it is opened otherwise. */
    static CornerShop plainWith(Path directory, UnaryOperator<LoyaltyTillBuilder> more) {
        return new CornerShop(directory, more, LoyaltyTill::at, () -> {}).taking(PROGRAM);
    }

    private LoyaltyTill open() {
        return more.apply(builder.apply(directory).clock(clock).background(false))
                .open();
    }

    CornerShop taking(String... objects) {
        till.take(Stream.of(objects)
                .map(json -> ReferenceObject.read(json, till.program()))
                .toList());
        return this;
    }

    void reopen() {
        till.close();
        till = open();
    }

    static BasketKey key(String tx) {
        return new BasketKey("0042", "3", TODAY, tx);
    }

    Checkout begin(String tx) {
        return till.begin(key(tx));
    }

    Checkout found(String tx) {
        return till.checkout(key(tx)).orElseThrow();
    }

    static Line line(String id, String sku, long count, String amount) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(count), Unit.EACH, money(amount));
    }

    static Money money(String amount) {
        return Money.of(amount, GBP);
    }

    static String offer(String id, String fields) {
        return "{\"type\":\"offer\",\"id\":\"" + id + "\"," + fields + "}";
    }

    static String amountOff(String id, String sku, String amount, String more) {
        return offer(
                id,
                "\"kind\":\"AMOUNT_OFF\",\"amount\":\"" + amount + "\",\"items\":{\"skus\":[\"" + sku + "\"]}" + more);
    }

    static String member(String id, String card) {
        return "{\"type\":\"member\",\"id\":\"" + id + "\",\"cards\":[\"" + card + "\"]}";
    }

    static String coupon(String id, String member, String offer) {
        return "{\"type\":\"coupon\",\"id\":\"" + id + "\",\"member\":\"" + member + "\",\"offer\":\"" + offer + "\"}";
    }

    @Override
    public void close() {
        till.close();
        look.run();
    }
}
