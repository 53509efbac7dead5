package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.journey.CsvFile;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A record of purchases as CSV, plain or {@code .xz}: {@code household,date,item,quantity,spend,special} with a header; the item is
 * a GTIN or a SKU, the spend a plain decimal for the whole line, special {@code 1} or {@code 0}.
 */
public final class HistoryFile {
    /** Its columns. */
    public static final List<String> COLUMNS = List.of("household", "date", "item", "quantity", "spend", "special");

    private static final double LARGEST = 999_999;

    private HistoryFile() {}

    /**
     * Every household's visits, in order of household.
     *
     * @param decimals of the currency
     * @throws IOException where it cannot be read; the message names file, line, field and fault
     */
    public static SortedMap<String, List<Visit>> read(Path file, int decimals) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not there");
        }
        CsvFile csv = new CsvFile(file);
        Optional<HouseholdRows> plain = new PlainHistory(csv, decimals).read();
        if (plain.isPresent()) {
            return plain.get().visits();
        }
        HouseholdRows rows = new HouseholdRows();
        csv.read(COLUMNS, row -> {
            rows.household(row[0]);
            Purchase bought = new Purchase(item(row[2]), quantity(row[3]), minor(row[4], decimals), flag(row[5]));
            rows.add(date(row[1]), rows.item(bought.item()), bought);
        });
        return rows.visits();
    }

    /** What a household bought before a day. */
    public static PurchaseHistory before(List<Visit> visits, LocalDate day) {
        return visits instanceof PackedVisits packed
                ? packed.before(day)
                : PurchaseHistory.of(visits.stream()
                        .filter(visit -> visit.date().isBefore(day))
                        .toList());
    }

    /** How purchase histories name an item. */
    static String item(String text) {
        return Gtin.isGtin(text) ? new Gtin(text).digits() : "sku:" + text;
    }

    private static int date(String text) {
        try {
            return (int) new Visit(LocalDate.parse(text), List.of()).date().toEpochDay();
        } catch (BadInput e) {
            throw new IllegalArgumentException("date: " + e.getMessage(), e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("date: not a day such as 2026-11-22: " + text, e);
        }
    }

    private static double quantity(String text) {
        double quantity = number(text, "quantity").doubleValue();
        if (!(quantity > 0 && quantity <= LARGEST)) {
            throw new IllegalArgumentException("quantity: not above zero and at most 999999: " + text);
        }
        return quantity;
    }

    private static long minor(String text, int decimals) {
        try {
            BigDecimal spend = number(text, "spend");
            if (spend.signum() < 0) {
                throw new IllegalArgumentException("spend: below zero: " + text);
            }
            return spend.movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("spend: more than " + decimals + " decimals: " + text, e);
        }
    }

    private static BigDecimal number(String text, String field) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + ": not a number: " + text, e);
        }
    }

    private static boolean flag(String text) {
        if (!text.equals("0") && !text.equals("1")) {
            throw new IllegalArgumentException("special: neither 0 nor 1: " + text);
        }
        return text.equals("1");
    }
}
