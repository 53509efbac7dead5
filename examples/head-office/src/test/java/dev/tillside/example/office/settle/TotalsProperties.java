package dev.tillside.example.office.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Partition;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.store.Rows;
import dev.tillside.example.office.store.Storage;
import dev.tillside.member.MemberId;
import dev.tillside.sync.Delivery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** The sums that are kept of uses are those of the uses, whatever came, and in whatever order. */
@Tag("once")
class TotalsProperties {
    private static final List<String> MEMBERS = List.of("M1", "M2", "M3");

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void sumsAreThoseOfTheUsesAfterWhateverComes(@ForAll long seed) throws Exception {
        Path directory = Files.createTempDirectory("tillside-totals-");
        Random random = new Random(seed);
        try (Retailer retailer = new Retailer(directory, SettlementProperties.REFERENCE)) {
            List<Delivery> arriving = arriving(retailer, random);
            Storage storage = Storage.file(directory.resolve("other.db"));
            try (Office office = Office.at(storage, retailer.clock);
                    Connection book = Database.other(storage)) {
                office.publish(SettlementProperties.REFERENCE);
                for (Delivery delivery : arriving) {
                    office.deliver(List.of(delivery));
                    decide(office, delivery.key(), random);
                    assertThat(kept(book)).isEqualTo(reckoned(book));
                }
                assertThat(kept(book)).isNotEmpty();
            }
        } finally {
            SettlementProperties.delete(directory);
        }
    }

    /** Each transaction once or twice, some changed on the way, in any order. */
    private static List<Delivery> arriving(Retailer retailer, Random random) {
        List<BasketKey> tills = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> Retailer.key(String.valueOf(i), "T"))
                .toList();
        Partition partition = new Partition(retailer, random, tills, MEMBERS);
        partition.run(25);
        List<Delivery> arriving = new ArrayList<>();
        for (Delivery honest : partition.deliveries()) {
            int way = random.nextInt(4);
            if (way < 3) {
                arriving.add(honest);
            }
            if (way > 1) {
                arriving.add(new Delivery(honest.key(), honest.json().replaceFirst("\"total\":\"", "\"total\":\"1")));
            }
        }
        Collections.shuffle(arriving, random);
        return arriving;
    }

    private static void decide(Office office, BasketKey key, Random random) throws IOException {
        boolean held = office.oversight().quarantined(key).isPresent();
        boolean stored = office.basket(key).isPresent();
        switch (random.nextInt(5)) {
            case 0 -> {
                if (held) {
                    office.oversight().discard(key, "17", "forged");
                }
            }
            case 1, 2 -> {
                if (held && !stored) {
                    office.oversight().release(key, "17", "goodwill");
                }
            }
            case 3 -> {
                if (random.nextInt(5) == 0) {
                    office.erase(new MemberId(MEMBERS.get(random.nextInt(MEMBERS.size()))));
                }
            }
            default -> {
                // Nobody decides anything.
            }
        }
    }

    private static Map<Use.Subject, String> kept(Connection book) throws SQLException {
        Map<Use.Subject, String> kept = subjects();
        for (Use.Subject subject : named(book, "used_total")) {
            UsedTotals.Both both = new UsedTotals(book).of(subject);
            put(kept, subject, both.stored(), both.known());
        }
        return kept;
    }

    private static Map<Use.Subject, String> reckoned(Connection book) throws SQLException {
        Uses uses = new Uses(book);
        Map<Use.Subject, String> reckoned = subjects();
        for (Use.Subject subject : named(book, "used")) {
            if (UsedTotals.areKept(subject.kind())) {
                put(reckoned, subject, sum(uses.of(subject, false)), sum(uses.of(subject, true)));
            }
        }
        return reckoned;
    }

    private static Map<Use.Subject, String> subjects() {
        return new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
    }

    private static List<Use.Subject> named(Connection book, String table) throws SQLException {
        return new Rows(book)
                .list(
                        "select distinct kind, subject from " + table,
                        row -> new Use.Subject(Conflict.Kind.valueOf(row.getString(1)), row.getString(2)));
    }

    private static UsedTotals.Total sum(List<Uses.Stored> uses) {
        long count = 0;
        BigDecimal amount = BigDecimal.ZERO;
        for (Uses.Net one : Uses.net(uses)) {
            count += one.uses();
            amount = amount.add(one.amount());
        }
        return new UsedTotals.Total(count, amount);
    }

    /** What is nothing may be kept or not. */
    private static void put(
            Map<Use.Subject, String> sums, Use.Subject subject, UsedTotals.Total stored, UsedTotals.Total known) {
        String text = text(stored) + ", known " + text(known);
        if (!text.equals("0 0, known 0 0")) {
            sums.put(subject, text);
        }
    }

    private static String text(UsedTotals.Total total) {
        return total.uses() + " " + total.amount().stripTrailingZeros().toPlainString();
    }
}
