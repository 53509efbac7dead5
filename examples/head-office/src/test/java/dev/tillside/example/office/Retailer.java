package dev.tillside.example.office;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.example.office.store.Storage;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sync.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A head office and its tills, all by one clock; a till syncs when it is told to. Each sale is a minute after the last. */
public final class Retailer implements AutoCloseable {
    public static final Currency GBP = Currency.getInstance("GBP");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String STORE = "0042";

    public final HandClock clock = new HandClock();
    public final Office office;
    private final Path directory;
    private final Map<String, LoyaltyTill> tills = new LinkedHashMap<>();
    private final Map<String, Switch> lines = new LinkedHashMap<>();

    public Retailer(Path directory, List<String> reference) throws IOException {
        this(directory, Storage.file(directory.resolve("office.db")), reference);
    }

    /**
     * @param directory for the tills
     * @param storage for head office, empty
     */
    public Retailer(Path directory, Storage storage, List<String> reference) throws IOException {
        this.directory = directory;
        office = Office.at(storage, clock);
        for (Publication publication : office.publish(reference)) {
            if (publication.verdict() != Publication.Verdict.ACCEPTED) {
                throw new IllegalArgumentException(publication.toString());
            }
        }
    }

    /** The till of that workstation, which has what head office had when it was asked for first. */
    public LoyaltyTill till(String workstation) {
        return tills.computeIfAbsent(workstation, name -> {
            lines.put(name, new Switch(office));
            LoyaltyTill opened = LoyaltyTill.at(directory.resolve("till-" + name))
                    .headOffice(lines.get(name))
                    .background(false)
                    .clock(clock)
                    .open();
            opened.sync();
            return opened;
        });
    }

    /** Its line to head office. */
    public Switch line(String workstation) {
        till(workstation);
        return lines.get(workstation);
    }

    public static BasketKey key(String workstation, String tx) {
        return new BasketKey(STORE, workstation, DAY, tx);
    }

    public static Line line(String id, String sku, long count, String amount) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(count), Unit.EACH, Money.of(amount, GBP));
    }

    public Checkout begin(String workstation, String tx, Optional<String> member) {
        return begin(key(workstation, tx), member);
    }

    /** Begins a basket at the till of the key's workstation. */
    public Checkout begin(BasketKey key, Optional<String> member) {
        clock.advance(Duration.ofMinutes(1));
        Checkout basket = till(key.workstation()).begin(key);
        member.ifPresent(id -> basket.member(new MemberId(id)));
        return basket;
    }

    public Receipt sell(String workstation, String tx, Optional<String> member, Line... lines) {
        Checkout basket = begin(workstation, tx, member);
        for (Line line : lines) {
            basket.add(line);
        }
        return basket.commit(Payment.unsaid(GBP));
    }

    public Delivery delivery(String workstation, String tx) {
        return till(workstation).delivery(key(workstation, tx)).orElseThrow();
    }

    public void syncAll() {
        tills.values().forEach(LoyaltyTill::sync);
    }

    @Override
    public void close() throws IOException {
        tills.values().forEach(LoyaltyTill::close);
        office.close();
    }
}
