package dev.tillside.example.faults.control;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.sale.Tender;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A till: each number is a sale. */
final class TillLedger implements Ledger {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final LoyaltyTill till;

    TillLedger(Path directory) {
        till = LoyaltyTill.at(directory)
                .background(false)
                .clock(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
                .open();
        if (till.program().isEmpty()) {
            till.take(List.of(ReferenceObject.read(
                    "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}",
                    Optional.empty())));
        }
    }

    @Override
    public void add(int number) {
        Checkout sale = till.begin(new BasketKey("0042", "3", DAY, "T" + number));
        sale.add(Line.each("1", new Gtin("9520000001018"), 1, Money.of("2.90", sale.currency())));
        sale.commit(Tender.card(sale.price().due()));
    }

    @Override
    public List<Integer> numbers() {
        return till.sales().stream()
                .map(key -> Integer.parseInt(key.tx().substring(1)))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        till.close();
    }
}
