package dev.tillside.offer.oracle;

import dev.tillside.money.Money;
import dev.tillside.offer.Pricing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Baskets, offers, and what they must come to, reckoned by hand from the pricing rules. What tender coupons pay is the
 * total less the discounts less the due. Items A and B are milk, C other food, D is no food; pieces of a line are written
 * with what the line costs; {@code most 2 uses} limits uses, {@code at most 3.00} caps the discount.
 */
final class PricingTable {
    private PricingTable() {}

    /**
     * @param name what the row is about
     * @param basket lines
     * @param offers offers
     * @param due what is left to pay
     * @param discounts off each line, in the order of the lines
     */
    record Row(String name, String basket, String offers, String due, List<String> discounts) {
        Pricing pricing() {
            return Words.pricing(basket, offers);
        }

        long minor(String amount) {
            return Money.of(amount, pricing().basket().currency()).minor();
        }

        @Override
        public String toString() {
            return name + ": " + basket + " under " + offers;
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> Arrays.stream(l.split("\\|", -1)).map(String::trim).toList())
                .map(c -> new Row(
                        c.get(0), c.get(1), c.get(2), c.get(3), List.of(c.get(4).split(" +"))));
    }

    private static final String TABLE = """
            # what                            | basket                           | offers                                                | due   | off each line

            # one unit at a time
            no offers                         | 3 A 4.50                         |                                                       | 4.50  | 0
            amount off each piece             | 3 A 4.50                         | 0.20 off A                                            | 3.90  | 0.60
            never below zero                  | 2 A 0.30; 1 B 1.00               | 0.20 off A                                            | 1.00  | 0.30 0
            at most two uses                  | 3 A 4.50                         | 0.20 off A, most 2 uses                               | 4.10  | 0.40
            percent is rounded once per line  | 3 A 1.00                         | 50 % off A                                            | 0.50  | 0.50
            19.99 less a quarter              | 1 A 19.99                        | 25 % off A                                            | 14.99 | 5.00
            percent on two lines              | 1 A 0.05; 1 A 0.03               | 50 % off A                                            | 0.03  | 0.03 0.02
            a fixed price                     | 2 A 3.00                         | A for 1.20                                            | 2.40  | 0.60
            a fixed price above today's       | 2 A 3.00                         | A for 1.60                                            | 3.00  | 0
            a fixed price on odd pennies      | 3 A 1.00                         | A for 0.33                                            | 0.99  | 0.01
            by category, all below it         | 1 A 1.00; 1 C 1.00; 1 D 1.00     | 10 % off in:food                                      | 2.80  | 0.10 0.10 0
            all but one                       | 1 A 1.00; 1 C 1.00; 1 D 1.00     | 10 % off all but C                                    | 2.80  | 0.10 0 0.10

            # by measure
            amount off a kilogram             | 0.500 kg A 5.00                  | 1.00 per kg off A                                     | 4.50  | 0.50
            gram and kilogram convert         | 500 g A 5.00                     | 1.00 per kg off A                                     | 4.50  | 0.50
            rounded once                      | 0.333 kg A 3.33                  | 1.00 per kg off A                                     | 3.00  | 0.33
            half a penny goes up              | 0.125 kg A 3.00                  | 1.00 per kg off A                                     | 2.87  | 0.13
            a price for a kilogram            | 0.250 kg A 3.00                  | A for 10.00 per kg                                    | 2.50  | 0.50
            pieces are not measured           | 2 A 3.00                         | 1.00 per kg off A                                     | 3.00  | 0
            a weighed line is one unit        | 1.250 kg A 10.00                 | 1.00 off A                                            | 9.00  | 1.00
            litres are not kilograms          | 1.000 l A 4.00                   | 1.00 per kg off A                                     | 4.00  | 0

            # several together
            two for                           | 3 A 4.50                         | 2 of A for 2.50                                       | 4.00  | 0.50
            two for, any mix                  | 1 A 1.00; 1 B 2.00               | 2 of A,B for 2.40                                     | 2.40  | 0.20 0.40
            one too few                       | 2 A 6.00                         | 3 of A for 7.00                                       | 6.00  | 0
            three for two                     | 2 A 4.00; 1 B 1.50               | 3 of A,B cheapest 1 less 100 %                        | 4.00  | 0 1.50
            three for two, sorted by price    | 3 A 9.00; 3 B 3.00               | 3 of A,B cheapest 1 less 100 %                        | 8.00  | 3.00 1.00
            percent of the two together       | 2 A 1.01                         | 2 of A less 50 %                                      | 0.50  | 0.51
            odd pairs round up twice          | 4 A 2.02                         | 2 of A less 50 %                                      | 1.00  | 1.02
            amount off at most what they cost | 2 A 0.80                         | 2 of A less 1.00                                      | 0.00  | 0.80
            two uses at most                  | 6 A 6.00                         | 2 of A for 1.50, most 2 uses                          | 5.00  | 1.00
            overlapping: two pairs            | 3 A 6.00; 1 B 2.00               | 3 of A for 5.00; 2 of A,B for 3.40                    | 6.80  | 0.90 0.30
            overlapping: the three            | 3 A 6.00                         | 3 of A for 4.50; 2 of A for 3.00                      | 4.50  | 1.50
            the greedy choice is wrong        | 1 A 2.00; 1 B 2.00; 1 C 2.00     | bundle 1 A + 1 B less 1.00; bundle 1 B + 1 C less 0.80; 0.50 off A | 4.70 | 0.50 0.40 0.40
            a bundle                          | 1 A 3.00; 1 B 1.00               | bundle 1 A + 1 B for 3.20                             | 3.20  | 0.60 0.20
            a bundle's parts overlap          | 2 A 4.00; 1 B 1.00               | bundle 1 A + 1 A,B for 2.50                           | 3.50  | 1.50 0
            the odd penny goes to the first   | 1 C 1.00; 1 B 1.00; 1 A 1.00     | bundle 1 A + 1 B + 1 C less 1.00                      | 2.00  | 0.33 0.33 0.34
            cheapest as it costs by now       | 1 A 3.00; 1 B 2.50               | 1.00 off A; COUPON: 2 of A,B cheapest 1 less 100 %    | 2.50  | 3.00 0

            # buy and get
            buy one get one                   | 1 A 3.00; 1 B 2.00               | buy 1 A get 1 B less 50 %                             | 4.00  | 0 1.00
            2 + 1 of each                     | 3 A 9.00; 3 B 3.00               | buy 2 A get 1 A less 100 %; buy 2 B get 1 B less 100 % | 8.00 | 3.00 1.00
            what is got costs no more         | 1 A 3.00; 1 B 2.00               | buy 1 A,B get 1 A,B less 100 %                        | 3.00  | 0 2.00
            fewer than one could get          | 2 A 4.00; 1 B 1.00               | buy 2 A get 2 B less 100 %                            | 4.00  | 0 1.00
            got for a price each              | 1 A 3.00; 2 B 4.00               | buy 1 A get 2 B for 1.50                              | 6.00  | 0 1.00
            got for less each                 | 1 A 3.00; 1 B 0.40; 1 C 1.00     | buy 1 A get 2 B,C less 0.50                           | 3.50  | 0 0.40 0.50
            what costs nothing may qualify    | 1 A 0.00; 1 B 2.00               | buy 1 A get 1 B less 50 %                             | 1.00  | 0 1.00
            a gift for two                    | 2 A 6.00; 1 gift 1.50            | buy 2 A gift 1                                        | 6.00  | 0 1.50
            a gift for a spend without it     | 1 A 9.00; 1 gift 1.50            | spend 10.00 gift 1                                    | 10.50 | 0 0
            a gift for a spend                | 1 A 10.00; 1 gift 1.50           | spend 10.00 gift 1                                    | 10.00 | 0 1.50

            # spends
            60 and 40 less 10                 | 1 A 60.00; 1 B 40.00             | BASKET: spend 100.00 less 10.00                       | 90.00 | 6.00 4.00
            one penny short                   | 1 A 60.00; 1 B 39.99             | BASKET: spend 100.00 less 10.00                       | 99.99 | 0 0
            a discount left out for the spend | 1 A 60.00; 1 B 40.00             | 0.50 off A; BASKET: spend 100.00 less 10.00           | 90.00 | 6.00 4.00
            a spend left out for the discount | 1 A 60.00; 1 B 40.00             | 15.00 off A; BASKET: spend 100.00 less 10.00          | 85.00 | 15.00 0
            one of two uses left out          | 2 A 60.00; 1 B 45.00             | 5.00 off A; BASKET: spend 100.00 less 10.00           | 90.00 | 10.50 4.50
            gross: before all offers          | 1 A 60.00; 1 B 40.00             | 5.00 off A; BASKET: spend 100.00 less 10.00, gross    | 85.00 | 10.79 4.21
            the tier that saves most          | 1 A 100.00                       | BASKET: spend 50.00 less 10.00 or 100.00 less 8 %     | 90.00 | 10.00
            once per full multiple            | 1 A 75.00                        | BASKET: spend 30.00 less 5.00, repeat                 | 65.00 | 10.00
            one spend per layer               | 1 A 100.00                       | BASKET: spend 50.00 less 10.00; BASKET: spend 50.00 less 12 % | 88.00 | 12.00
            combinable, one after the other   | 1 A 100.00                       | BASKET: spend 50.00 less 10.00, combinable; BASKET: spend 50.00 less 10 %, combinable | 81.00 | 19.00
            the second sees the first         | 1 A 100.00                       | BASKET: spend 50.00 less 10.00, combinable; BASKET: spend 95.00 less 8.00, combinable | 90.00 | 10.00
            combinable with its like alone    | 1 A 100.00                       | BASKET: spend 50.00 less 10.00, combinable; BASKET: spend 50.00 less 9.00 | 90.00 | 10.00
            after the layer's other uses      | 1 A 60.00; 1 B 40.00             | 25 % off A; spend 80.00 less 5.00                     | 80.00 | 17.65 2.35
            spend on some goods alone         | 1 A 60.00; 1 D 40.00             | BASKET: spend on in:food 60.00 less 10 %              | 94.00 | 6.00 0

            # layers
            one use per layer                 | 1 A 10.00                        | 1.00 off A; 2.00 off A                                | 8.00  | 2.00
            one use in each layer             | 1 A 10.00                        | 1.00 off A; COUPON: 2.00 off A; BASKET: 3.00 off A    | 4.00  | 6.00
            half, then 10.00 off              | 1 A 12.99                        | 50 % off A; COUPON: 10.00 off A                       | 0.00  | 12.99
            percent after amount              | 1 A 10.00                        | 1.00 off A; COUPON: 10 % off A                        | 8.10  | 1.90

            # exclusive offers
            exclusive, and better             | 1 A 10.00                        | 20 % off A, exclusive; COUPON: 1.50 off A             | 8.00  | 2.00
            exclusive, and beaten             | 1 A 10.00                        | 20 % off A, exclusive; 1.50 off A; COUPON: 1.00 off A | 7.50  | 2.50
            counts towards no spend           | 1 A 60.00; 1 B 50.00             | 2.00 off A, exclusive; BASKET: spend 100.00 less 1.50 | 108.00 | 2.00 0
            is lowered by no spend            | 1 A 60.00; 1 B 50.00             | 10.00 off A, exclusive; BASKET: spend 40.00 less 10 % | 95.00 | 10.00 5.00
            not by an earlier one either      | 1 A 60.00; 1 B 50.00             | spend 100.00 less 12.00; COUPON: 10.00 off A, exclusive | 98.00 | 6.55 5.45
            an exclusive spend stands alone   | 1 A 100.00                       | 5.00 off A; BASKET: spend 50.00 less 4.00, exclusive  | 95.00 | 5.00
            an exclusive spend that is better | 1 A 100.00                       | 5.00 off A; BASKET: spend 50.00 less 20.00, exclusive | 80.00 | 20.00

            # caps, floors, what offers may not touch
            a cap is shared out               | 1 A 6.00; 1 B 4.00               | 50 % off all, at most 4.00                            | 6.00  | 2.40 1.60
            a floor cuts                      | 1 A 6.00 floor 5.50              | 20 % off A                                            | 5.50  | 0.50
            a floor above the price           | 1 A 6.00 floor 7.00              | 1.00 off A                                            | 6.00  | 0
            what is cut goes to nobody        | 1 A 6.00 floor 5.50; 1 B 4.00    | bundle 1 A + 1 B less 2.00                            | 8.70  | 0.50 0.80
            nothing off what costs nothing    | 1 A 5.00; 1 B 0.00               | BASKET: spend 5.00 less 1.00                          | 4.00  | 1.00 0
            a deposit back counts for nothing | 1 A 10.00; 1 B -2.00             | BASKET: spend 10.00 less 1.00                         | 7.00  | 1.00 0
            not discountable                  | 1 A 10.00 not discountable; 1 B 5.00 | 10 % off all                                      | 14.50 | 0 0.50

            # coupons and tender coupons
            a coupon is one use, of one unit  | 3 A 3.00                         | COUPON: 50 % off A, coupon                            | 2.50  | 0.50
            on the dearest                    | 1 A 5.00; 1 B 9.00               | COUPON: 10 % off all, coupon                          | 13.10 | 0 0.90
            two coupons of one offer          | 3 A 3.00                         | COUPON: 50 % off A, coupon, coupon                    | 2.00  | 1.00
            a coupon of two uses              | 3 A 3.00                         | COUPON: 50 % off A, coupon x2                         | 2.00  | 1.00
            a tender coupon pays              | 1 A 3.00                         | TENDER: 1.00 off A                                    | 2.00  | 0
            never more than is due            | 1 A 3.00; 1 B -2.50              | TENDER: 1.00 off A                                    | 0.00  | 0 0
            at most the net of its unit       | 1 A 3.00; 1 B 3.00               | 2.50 off A; TENDER: 1.00 off A                        | 3.00  | 2.50 0

            # other currencies
            yen have no decimals              | JPY: 3 A 100                     | 50 % off A                                            | 50    | 50
            dinars have three                 | KWD: 3 A 1.000                   | 33.3333 % off A                                       | 0.667 | 0.333
            """;
}
