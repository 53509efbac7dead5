package dev.tillside;

import dev.tillside.gs1.Gs1Dates;
import dev.tillside.internal.store.Reference;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Scanned.Warning;
import dev.tillside.scan.Scan;
import dev.tillside.scan.ScanReading;
import dev.tillside.text.Message;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says in the store's own money and days what a code says of the piece that bears it. */
final class Labels {
    private final Reference reference;
    private final InstantSource clock;
    private final Function<String, ZoneId> zone;

    Labels(Reference reference, InstantSource clock, Function<String, ZoneId> zone) {
        this.reference = reference;
        this.clock = clock;
        this.zone = zone;
    }

    Scanned labelled(Scanned scanned, ScanReading read, String store) {
        Optional<Scan.ItemCode> item = read.scan() instanceof Scan.ItemCode code ? Optional.of(code) : Optional.empty();
        Optional<LocalDate> today = item.flatMap(Scan.ItemCode::expires).map(e -> today(store));
        Optional<LocalDate> expiry =
                today.flatMap(day -> Gs1Dates.day(item.get().expires().get(), day));
        boolean over = expiry.map(last -> last.isBefore(today.get())).orElse(false);
        Scanned.Label label = new Scanned.Label(
                read.elements().values(),
                expiry,
                item.flatMap(Scan.ItemCode::price).flatMap(this::money),
                item.flatMap(Scan.ItemCode::measure),
                item.flatMap(Scan.ItemCode::addOn),
                read.repairs(),
                over ? List.of(Warning.EXPIRED_GOODS) : scanned.label().warnings());
        Scanned labelled = scanned.labelled(label);
        return over
                ? labelled.saying(Message.cashier(
                        "SCAN_ITEM_EXPIRED", Map.of("date", expiry.get().toString())))
                : labelled;
    }

    private LocalDate today(String store) {
        return LocalDate.ofInstant(clock.instant(), zone.apply(store));
    }

    /** In the store's currency alone: a price in another says nothing to the till. */
    private Optional<Money> money(Scan.Price price) {
        Optional<Currency> currency = reference.program().map(Program::currency);
        return currency.filter(c -> price.currency()
                        .map(code -> code.equals(String.format(Locale.ROOT, "%03d", c.getNumericCode())))
                        .orElse(true))
                .flatMap(c -> money(price, c));
    }

    private static Optional<Money> money(Scan.Price price, Currency currency) {
        int places = currency.getDefaultFractionDigits();
        BigDecimal value = BigDecimal.valueOf(price.units(), price.decimals().orElse(places))
                .stripTrailingZeros();
        boolean fits = value.scale() <= places && value.precision() - value.scale() <= 9;
        return fits ? Optional.of(Money.rounded(value, currency)) : Optional.empty();
    }
}
