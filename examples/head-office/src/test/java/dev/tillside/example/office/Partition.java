package dev.tillside.example.office;

import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Refused;
import dev.tillside.item.Quantity;
import dev.tillside.money.Points;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sync.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Tills that sell, take back, sync and lose their lines, as a seed has it; in the end all have synced. */
public final class Partition {
    private static final List<String> GOODS = List.of("JAM", "TEA", "OIL", "EGG", "PIE");

    private final Retailer retailer;
    private final Random random;
    private final List<BasketKey> workplaces;
    private final List<String> members;
    private final Set<BasketKey> sold = new LinkedHashSet<>();
    private final List<BasketKey> made = new ArrayList<>();
    private final List<Checkout> open = new ArrayList<>();
    private int transactions;

    /**
     * @param workplaces a key of each till, whose store and workstation it has
     * @param members who may shop
     */
    public Partition(Retailer retailer, Random random, List<BasketKey> workplaces, List<String> members) {
        this.retailer = retailer;
        this.random = random;
        this.workplaces = workplaces;
        this.members = members;
        workplaces.forEach(place -> retailer.till(place.workstation()));
    }

    public void run(int steps) {
        for (int step = 0; step < steps; step++) {
            BasketKey place = workplaces.get(random.nextInt(workplaces.size()));
            switch (random.nextInt(10)) {
                case 0 ->
                    retailer.line(place.workstation())
                            .turn(!retailer.line(place.workstation()).isOn());
                case 1, 2 -> retailer.till(place.workstation()).sync();
                case 3 -> takeBack(place);
                case 4 -> commit();
                default -> sell(place);
            }
        }
        while (!open.isEmpty()) {
            commit();
        }
        workplaces.forEach(place -> retailer.line(place.workstation()).turn(true));
        retailer.syncAll();
        retailer.syncAll();
    }

    /** The same with all lines up, and all tills syncing after each transaction. */
    public void runInTouch(int steps) {
        for (int step = 0; step < steps; step++) {
            BasketKey place = workplaces.get(random.nextInt(workplaces.size()));
            if (random.nextInt(4) == 0) {
                takeBack(place);
            } else {
                sell(place);
                while (!open.isEmpty()) {
                    commit();
                }
            }
            retailer.syncAll();
            retailer.syncAll();
        }
    }

    private BasketKey next(BasketKey place, String prefix) {
        return new BasketKey(place.store(), place.workstation(), Retailer.DAY, prefix + ++transactions);
    }

    private void sell(BasketKey place) {
        Optional<String> member =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(members.get(random.nextInt(members.size())));
        Checkout basket = retailer.begin(next(place, "T"), member);
        int lines = 1 + random.nextInt(3);
        for (int line = 1; line <= lines; line++) {
            long count = 1 + random.nextInt(3);
            String sku = GOODS.get(random.nextInt(GOODS.size()));
            basket.add(goods(String.valueOf(line), sku, count));
        }
        if (random.nextInt(3) > 0) {
            retailer.till(place.workstation()).ask(); // where the line is up, the answer came in time
        }
        basket.lock();
        if (member.isPresent() && random.nextInt(2) == 0) {
            pay(basket);
        }
        open.add(basket);
        if (random.nextInt(4) > 0) {
            commit();
        }
    }

    /** A basket that may have stood locked for long. */
    private void commit() {
        if (!open.isEmpty()) {
            Receipt receipt = open.remove(random.nextInt(open.size())).commit(Payment.unsaid(Retailer.GBP));
            sold.add(receipt.key());
            made.add(receipt.key());
        }
    }

    /** Of each item a piece costs 2.00. */
    private static Line goods(String line, String sku, long count) {
        return Retailer.line(line, sku, count, 2 * count + ".00");
    }

    private void pay(Checkout basket) {
        for (long points : List.of(300, 200, 100)) {
            try {
                basket.redeem(Points.of(points));
                return;
            } catch (Refused e) {
                // Too many for the balance or for what is due: fewer may do.
            }
        }
    }

    private void takeBack(BasketKey place) {
        if (sold.isEmpty()) {
            return;
        }
        BasketKey sale = List.copyOf(sold).get(random.nextInt(sold.size()));
        try {
            retailer.clock.advance(java.time.Duration.ofMinutes(1));
            made.add(retailer.till(place.workstation())
                    .takeBack(ReturnRequest.of(next(place, "R"), sale, new Returning.Asked("1", Quantity.of(1))))
                    .key());
        } catch (Refused e) {
            // This till does not know the sale, or all of that line is back.
        }
    }

    /** All that tills made, in the order in which they made it. */
    public List<Delivery> deliveries() {
        return made.stream()
                .map(key -> retailer.till(key.workstation()).delivery(key).orElseThrow())
                .toList();
    }
}
