package dev.tillside.scan;

import dev.tillside.gs1.ElementString;
import dev.tillside.gs1.PaperCoupon;
import dev.tillside.item.Gtin;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.scan.Scan.RejectedBecause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What element strings mean to a till (GS1 General Specifications, section 3). */
final class ElementScan {
    private static final int GTIN_OF_PIECES = 14;
    private static final int KEY_OF_COUPON = 13;
    private static final int LONGEST_PRICE = 15;

    /** Measures that a till sells by; the identifier's last digit is how many decimals. */
    private static final Map<String, Unit> MEASURES = new TreeMap<>(Map.of(
            "310",
            Unit.KG,
            "311",
            Unit.M,
            "315",
            Unit.L,
            "320",
            new Unit("lb"),
            "356",
            new Unit("ozt"),
            "357",
            new Unit("oz")));

    private final ElementString elements;
    private final KnownCodes known;

    ElementScan(ElementString elements, KnownCodes known) {
        this.elements = elements;
        this.known = known;
    }

    /** Nothing where a till can do nothing with them. */
    Optional<Scan> scan() {
        if (contradictory()) {
            return Optional.of(new Scan.Rejected(RejectedBecause.AMBIGUOUS));
        }
        return member().or(this::paperCoupon)
                .or(this::posOffer)
                .or(this::list)
                .or(this::coupon)
                .or(this::item);
    }

    /** Data of two packages read as one. */
    private boolean contradictory() {
        return elements.elements().stream()
                .anyMatch(element -> !elements.value(element.ai()).orElseThrow().equals(element.value()));
    }

    private Optional<Scan> member() {
        return elements.value("8018").map(card -> {
            List<MemberId> members = known.membersByCard(card);
            return switch (members.size()) {
                case 0 -> new Scan.Rejected(RejectedBecause.UNKNOWN_CARD);
                case 1 -> new Scan.Card(card, Optional.of(members.get(0)));
                default -> new Scan.Rejected(RejectedBecause.AMBIGUOUS);
            };
        });
    }

    private Optional<Scan> paperCoupon() {
        return elements.value("8110")
                .flatMap(code -> PaperCoupon.of(code).map(coupon -> new Scan.PaperCouponCode(coupon, code)));
    }

    private Optional<Scan> posOffer() {
        return elements.value("8112").map(code -> Printed.of(known, List.of(code), code, false)
                .orElseGet(() -> new Scan.UnknownCoupon(code)));
    }

    /** Head office may know it with its identifier in front. */
    private Optional<Scan> list() {
        return elements.value("253")
                .flatMap(number -> Printed.of(known, List.of(number, "253" + number), number, false));
    }

    /** A coupon number is the key's 13 digits, and maybe this paper's own serial after it. */
    private Optional<Scan> coupon() {
        return elements.value("255").map(number -> {
            boolean serialised = number.length() > KEY_OF_COUPON;
            List<String> codes = serialised ? List.of(number, number.substring(0, KEY_OF_COUPON)) : List.of(number);
            return Printed.of(known, codes, number, serialised).orElseGet(() -> new Scan.UnknownCoupon(number));
        });
    }

    private Optional<Scan> item() {
        return elements.value("01")
                .or(() -> elements.value("03"))
                .or(() -> elements.value("8006").map(piece -> piece.substring(0, GTIN_OF_PIECES)))
                .map(gtin -> new Scan.ItemCode(
                        new Gtin(gtin),
                        elements.value("17").or(() -> elements.value("7003").map(time -> time.substring(0, 6))),
                        price(),
                        measure(),
                        Optional.empty()));
    }

    private Optional<Scan.Price> price() {
        return starting("392", 0, LONGEST_PRICE).or(() -> starting("393", 3, LONGEST_PRICE + 3));
    }

    private Optional<Scan.Price> starting(String prefix, int currencyDigits, int longest) {
        return elements.elements().stream()
                .filter(e -> e.ai().length() == 4
                        && e.ai().startsWith(prefix)
                        && e.value().length() <= longest)
                .findFirst()
                .map(e -> new Scan.Price(
                        Long.parseLong(e.value().substring(currencyDigits)),
                        OptionalInt.of(e.ai().charAt(3) - '0'),
                        Optional.of(e.value().substring(0, currencyDigits)).filter(c -> !c.isEmpty())));
    }

    private Optional<Scan.Measure> measure() {
        Optional<Scan.Measure> weighed = elements.elements().stream()
                .filter(e -> e.ai().length() == 4 && MEASURES.containsKey(e.ai().substring(0, 3)))
                .findFirst()
                .flatMap(e -> measure(
                        new BigDecimal(e.value()).movePointLeft(e.ai().charAt(3) - '0'),
                        MEASURES.get(e.ai().substring(0, 3))));
        return weighed.or(() -> elements.value("30").flatMap(n -> measure(new BigDecimal(n), Unit.EACH)));
    }

    /** A quantity is above zero and below a million; what is not, says nothing. */
    private static Optional<Scan.Measure> measure(BigDecimal value, Unit unit) {
        boolean sensible = value.signum() > 0 && value.precision() - value.scale() <= 6;
        return sensible ? Optional.of(new Scan.Measure(new Quantity(value), unit)) : Optional.empty();
    }
}
