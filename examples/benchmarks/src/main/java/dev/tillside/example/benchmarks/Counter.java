package dev.tillside.example.benchmarks;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.member.MemberId;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.seal.DataKeys;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A till at which members buy ten things each; the sale's JSON is about 3 KB. */
final class Counter implements AutoCloseable {
    private static final int LINES = 10;
    private static final String PROGRAM = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London",\
            "points":{"decimals":0,"earn":[{"points":"1","per":"1.00"}]}}""";
    /** So many that nobody shops here ten thousand times: a balance is the sum of a member's own ledger. */
    static final int MEMBERS = 1_000;

    private final LoyaltyTill till;
    private final String prefix;
    private int sales;

    /**
     * @param prefix of the transaction numbers: what tells this run's sales from an earlier one's in the same directory
     */
    Counter(Path directory, String prefix) {
        this(LoyaltyTill.at(directory), prefix);
    }

    /** One whose till seals its files. */
    static Counter sealed(Path directory, String prefix) {
        return new Counter(LoyaltyTill.at(directory).encrypt(new ZeroKey()), prefix);
    }

    /** The same at a till with a head office. */
    Counter(LoyaltyTillBuilder settings, String prefix) {
        this.prefix = prefix;
        till = settings.clock(Clock.fixed(Stock.NOON, Stock.LONDON))
                .background(false)
                .open();
        if (till.program().isEmpty()) {
            till.take(List.of(ReferenceObject.read(PROGRAM, Optional.empty())));
            till.take(reference().stream()
                    .map(json -> ReferenceObject.read(json, till.program()))
                    .toList());
        }
    }

    /** All reference data of this shop, for head office. */
    static List<String> reference() {
        List<String> objects = new ArrayList<>(List.of(PROGRAM));
        for (int i = 0; i < LINES; i++) {
            objects.add(
                    "{\"type\":\"item\",\"gtin\":\"" + gtin(i) + "\",\"description\":\"Something in a box, no. " + i
                            + "\",\"brand\":\"Boxes\",\"category\":\"food/boxed\",\"department\":\"grocery\",\"price\":\"2.90\"}");
        }
        objects.add("""
                {"type":"offer","id":"O1","name":{"en":"Two boxes for 5.00"},"kind":"MULTIBUY",\
                "items":{"gtins":["%s","%s"]},"quantity":2,"price":"5.00"}""".formatted(gtin(0), gtin(1)));
        objects.add("""
                {"type":"offer","id":"O2","name":{"en":"A box less 20 percent"},"audience":"COUPON","kind":"PERCENT_OFF",\
                "items":{"gtins":["%s"]},"percent":"20"}""".formatted(gtin(2)));
        for (int i = 0; i < MEMBERS; i++) {
            objects.add("{\"type\":\"member\",\"id\":\"M%d\"}".formatted(i));
            // A coupon that lasts: every sale uses it once.
            objects.add("{\"type\":\"coupon\",\"id\":\"C%1$d\",\"member\":\"M%1$d\",\"offer\":\"O2\",\"uses\":1000000}"
                    .formatted(i));
        }
        return objects;
    }

    static String member(int number) {
        return "M" + number % MEMBERS;
    }

    /** What that member holds. */
    static String coupon(int number) {
        return "C" + number % MEMBERS;
    }

    /** Delivers what was sold. */
    void sync() {
        till.sync();
    }

    private static String gtin(int item) {
        String digits = "50001126379" + item;
        for (char check = '0'; check <= '9'; check++) {
            if (Gtin.isGtin(digits + check)) {
                return digits + check;
            }
        }
        throw new IllegalStateException(digits);
    }

    /** A sale with all its lines, ready to be committed. */
    Checkout filled() {
        Checkout sale = till.begin(new BasketKey("0042", "3", Stock.DAY, prefix + sales));
        sale.member(new MemberId(member(sales++)));
        for (int i = 0; i < LINES; i++) {
            Line line = Line.each(Integer.toString(i + 1), new Gtin(gtin(i)), 1, Stock.money(290));
            sale.add(line.withFacts(ItemFacts.described("Something in a box, no. " + i)));
        }
        return sale;
    }

    Tender tender(Checkout sale) {
        return Tender.card(sale.price().due());
    }

    /** Costs what any key does. */
    private static final class ZeroKey implements DataKeys {
        @Override
        public String current() {
            return "zero";
        }

        @Override
        public Optional<byte[]> key(String id) {
            return Optional.of(new byte[LENGTH]);
        }
    }

    Receipt sell() {
        Checkout sale = filled();
        return sale.commit(tender(sale));
    }

    @Override
    public void close() {
        till.close();
    }
}
