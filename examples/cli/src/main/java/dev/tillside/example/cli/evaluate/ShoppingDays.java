package dev.tillside.example.cli.evaluate;

import dev.tillside.example.cli.journey.CsvFile;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Customers with what they bought day by day, of a file {@code customer,day,item} whose days are numbered. */
final class ShoppingDays {
    private static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);
    private static final int MOST_DAYS = 300_000;

    private final List<Customer> customers;
    private final int lastDay;

    private ShoppingDays(List<Customer> customers) {
        this.customers = customers;
        lastDay = customers.stream().mapToInt(c -> c.days.lastKey()).max().orElseThrow();
    }

    /**
     * Reads a file.
     *
     * @throws IOException whose message names file, record and field
     */
    static ShoppingDays of(Path purchases) throws IOException {
        Names names = new Names();
        Map<String, Customer> customers = new LinkedHashMap<>();
        new CsvFile(purchases).read(List.of("customer", "day", "item"), f -> {
            String id = new Field("customer", f[0]).id();
            int day = new Field("day", f[1]).number(0, MOST_DAYS);
            String item = names.one(new Field("item", f[2]).id());
            customers
                    .computeIfAbsent(id, unseen -> new Customer(new TreeMap<>()))
                    .days
                    .computeIfAbsent(day, unseen -> new TreeSet<>())
                    .add(item);
        });
        if (customers.isEmpty()) {
            throw new IOException(purchases + " has no purchase");
        }
        return new ShoppingDays(List.copyOf(customers.values()));
    }

    static LocalDate date(int day) {
        return DAY_0.plusDays(day);
    }

    List<Customer> customers() {
        return customers;
    }

    int lastDay() {
        return lastDay;
    }

    /** One customer, whose record grows as time goes on. */
    static final class Customer {
        private final NavigableMap<Integer, Set<String>> days;
        private PurchaseHistory history = PurchaseHistory.empty();
        private int known;

        private Customer(NavigableMap<Integer, Set<String>> days) {
            this.days = days;
        }

        /** A record of all days before this one, and perhaps of some later ones. */
        PurchaseHistory upTo(int day) {
            for (Map.Entry<Integer, Set<String>> visit :
                    days.subMap(known, Math.max(known, day)).entrySet()) {
                history = history.with(new Visit(
                        date(visit.getKey()),
                        visit.getValue().stream().map(Purchase::of).toList()));
            }
            known = Math.max(known, day);
            return history;
        }

        /** Days of shopping before the day. */
        int visits(int day) {
            return days.headMap(day).size();
        }

        /** What was bought from a day on. */
        Set<String> bought(int from, int window) {
            Set<String> bought = new HashSet<>();
            days.subMap(from, from + window).values().forEach(bought::addAll);
            return bought;
        }

        /** What was bought twice or more in the 365 days before the day. */
        List<String> often(int day) {
            PurchaseHistory record = upTo(day);
            return record.items().stream()
                    .filter(item -> daysSince(day - 365, item, record) - daysSince(day, item, record) >= 2)
                    .toList();
        }

        private static int daysSince(int day, String item, PurchaseHistory record) {
            return record.bought(item, date(day)).days();
        }
    }
}
