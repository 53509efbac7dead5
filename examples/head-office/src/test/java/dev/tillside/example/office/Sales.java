package dev.tillside.example.office;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.Delivery;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Sales for the tests, told apart by number. */
public final class Sales {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private Sales() {}

    public static BasketKey key(int number) {
        return new BasketKey("0042", "3", DAY, "T" + number);
    }

    public static Delivery sale(int number) {
        return sale(number, "2.50");
    }

    /** Of a till that did not say what it was priced with. */
    public static Delivery sale(int number, String due) {
        return new Delivery(key(number), """
                {"type":"sale","key":"%s","at":"2026-11-22T10:00:00Z","programVersion":1,"currency":"GBP",\
                "basket":[{"line":"1","sku":"A","unit":"each","quantity":"1","amount":"2.90"}],"offerVersions":{},\
                "total":"2.90","discount":"0.40","due":"%s","pointsEarned":"2","redeemed":[],"tenderCoupons":[],\
                "lines":[{"line":"1","amount":"2.90","net":"2.50","points":"2","discounts":[{"offer":"O1",\
                "amount":"0.40","units":1,"funding":[{"payer":"RETAILER","amount":"0.40"}]}]}],\
                "offers":[{"offer":"O1","outcome":"APPLIED","uses":1,"amount":"0.40"}],\
                "proof":{"status":"OPTIMAL","discount":"0.40","bound":"0.40"},"benefits":[],\
                "receipt":["Käse, 2 €"]}""".formatted(key(number), due));
    }

    public static List<Delivery> sales(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Sales::sale).toList();
    }
}
