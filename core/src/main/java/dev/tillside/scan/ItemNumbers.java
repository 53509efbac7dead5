package dev.tillside.scan;

import dev.tillside.item.Gtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Item numbers as EAN and UPC symbols carry them (GS1 General Specifications, sections 2.1 and 5.2). */
final class ItemNumbers {
    private ItemNumbers() {}

    /** Every item that the text could be; two mean that nothing but the symbology could tell. */
    static List<Gtin> read(String text, Optional<Symbology> symbology) {
        if (!isDigits(text)) {
            return List.of();
        }
        List<Gtin> readings = new ArrayList<>();
        if (fits(text.length(), symbology) && Gtin.isGtin(text)) {
            readings.add(new Gtin(text));
        }
        if (symbology.isEmpty() && maybeUpcE(text) || symbology.equals(Optional.of(Symbology.UPCE))) {
            upcE(text).filter(gtin -> !readings.contains(gtin)).ifPresent(readings::add);
        }
        return readings;
    }

    /** Seven digits have no check digit: the number system alone speaks for them, and GS1 hands out none but 0. */
    private static boolean maybeUpcE(String text) {
        return text.length() == 6 || text.length() == 7 && text.charAt(0) == '0' || text.length() == 8;
    }

    /** Of two items the one that all the world knows: a number for use in one company alone is no item of anybody's. */
    static List<Gtin> known(List<Gtin> readings) {
        List<Gtin> known = readings.stream().filter(gtin -> !isRestricted(gtin)).toList();
        return readings.size() > 1 && !known.isEmpty() ? known : readings;
    }

    private static boolean fits(int length, Optional<Symbology> symbology) {
        if (symbology.isEmpty()) {
            return true;
        }
        return switch (symbology.get()) {
            case EAN13 -> length == 13;
            case EAN8 -> length == 8;
            case UPCA -> length == 12 || length == 13;
            case UPCE -> length == 12 || length == 13;
            case ITF, DATABAR -> length == 14;
            case CODE128, GS1_128, CODE39, CODABAR, QR, DATAMATRIX, GS1_DATAMATRIX, PDF417, AZTEC, MSR -> false;
        };
    }

    /** Whether a symbol of that kind may carry an item number by itself. */
    static boolean carries(Symbology symbology) {
        return switch (symbology) {
            case EAN13, EAN8, UPCA, UPCE, ITF, DATABAR -> true;
            case CODE128, GS1_128, CODE39, CODABAR, QR, DATAMATRIX, GS1_DATAMATRIX, PDF417, AZTEC, MSR -> false;
        };
    }

    /** The digits beside an EAN or UPC symbol: its text is the symbol's and then two or five more. */
    static Optional<WithAddOn> withAddOn(String text, Optional<Symbology> symbology) {
        int main = symbology.equals(Optional.of(Symbology.UPCA))
                ? 12
                : symbology.equals(Optional.of(Symbology.EAN8)) ? 8 : 13;
        int more = text.length() - main;
        boolean press = symbology.isPresent() ? mustBeItem(symbology) : text.startsWith("97") && main == 13;
        if (more != 2 && more != 5 || !press || !isDigits(text) || !Gtin.isGtin(text.substring(0, main))) {
            return Optional.empty();
        }
        return Optional.of(new WithAddOn(new Gtin(text.substring(0, main)), text.substring(main)));
    }

    /**
     * @param gtin the symbol's number
     * @param addOn what stands beside it
     */
    record WithAddOn(Gtin gtin, String addOn) {}

    /** Whether a symbol of that kind carries nothing but item numbers. */
    static boolean mustBeItem(Optional<Symbology> symbology) {
        return symbology
                .map(s -> s == Symbology.EAN13 || s == Symbology.EAN8 || s == Symbology.UPCA || s == Symbology.UPCE)
                .orElse(false);
    }

    /** A restricted circulation number: what it means, the store alone knows. */
    static boolean isRestricted(Gtin gtin) {
        String ean13 = gtin.digits().substring(1);
        if (gtin.digits().startsWith("000000")) {
            char first = gtin.digits().charAt(6);
            return first == '0' || first == '2';
        }
        return gtin.digits().charAt(0) == '0'
                && (ean13.charAt(0) == '2' || ean13.startsWith("02") || ean13.startsWith("04"));
    }

    static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** UPC-E of 6 digits, 7 with number system, or 8 with check digit too, expanded to UPC-A. */
    private static Optional<Gtin> upcE(String text) {
        String system = text.length() == 6 ? "0" : text.substring(0, 1);
        if (text.length() < 6 || text.length() > 8 || system.charAt(0) > '1') {
            return Optional.empty();
        }
        String six = text.length() == 6 ? text : text.substring(1, 7);
        String eleven = system + expanded(six);
        String upcA = eleven + checkDigit(eleven);
        boolean checked = text.length() < 8 || text.charAt(7) == upcA.charAt(11);
        return checked ? Optional.of(new Gtin(upcA)) : Optional.empty();
    }

    private static String expanded(String six) {
        String head = six.substring(0, 2);
        return switch (six.charAt(5)) {
            case '0', '1', '2' -> head + six.charAt(5) + "0000" + six.substring(2, 5);
            case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
            case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
            default -> six.substring(0, 5) + "0000" + six.charAt(5);
        };
    }

    private static int checkDigit(String digits) {
        for (int check = 0; check < 10; check++) {
            if (Gtin.checks(digits + check)) {
                return check;
            }
        }
        throw new IllegalStateException("no check digit");
    }
}
