package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.journey.CsvFile;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.tukaani.xz.CorruptedInputException;

/**
 * A record of purchases as CSV, plain or {@code .xz}: {@code household,date,item,quantity,spend,special} with a header; the item is
 * a GTIN or a SKU, the spend a plain decimal for the whole line, special {@code 1} or {@code 0}.
 */
public final class HistoryFile {
    /** Its columns. */
    public static final List<String> COLUMNS = List.of("household", "date", "item", "quantity", "spend", "special");

    private static final double LARGEST = 999_999;
    private static final BigDecimal MOST_SPENT = new BigDecimal("1000000000");

    private HistoryFile() {}

    /**
     * Every household's visits, in order of household.
     *
     * @param decimals of the currency
     * @throws IOException where it cannot be read; the message names file, line, field and fault
     */
    public static SortedMap<String, List<Visit>> read(Path file, int decimals) throws IOException {
        CsvFile csv = new CsvFile(file);
        Optional<HouseholdRows> plain = plain(csv, decimals);
        if (plain.isPresent()) {
            return plain.get().visits();
        }
        HouseholdRows rows = new HouseholdRows();
        csv.read(COLUMNS, row -> {
            rows.household(named(row[0], "household"));
            Purchase bought =
                    new Purchase(item(named(row[2], "item")), quantity(row[3]), minor(row[4], decimals), flag(row[5]));
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

    /** Nothing where the file has to be read with more care. */
    private static Optional<HouseholdRows> plain(CsvFile csv, int decimals) throws IOException {
        try {
            return new PlainHistory(csv, decimals).read();
        } catch (CorruptedInputException | EOFException e) {
            throw new IOException(csv.path() + ": the packed file is damaged or cut off", e);
        }
    }

    private static String named(String text, String field) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + ": empty");
        }
        return text;
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
        BigDecimal spend = number(text, "spend");
        if (spend.signum() < 0 || spend.compareTo(MOST_SPENT) > 0) {
            throw new IllegalArgumentException("spend: not between 0 and " + MOST_SPENT + ": " + text);
        }
        try {
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
