package dev.tillside;

import dev.tillside.internal.store.MemberLists;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.util.ArrayList;
import java.util.List;

/** Reads the journal's record of purchases. */
final class PurchaseRecord {
    private static final double MOST = 999_999;

    private PurchaseRecord() {}

    static PurchaseHistory history(List<MemberLists.Bought> sales) {
        List<Visit> visits = new ArrayList<>();
        for (MemberLists.Bought sale : sales) {
            List<Purchase> purchases = new ArrayList<>();
            for (String line : sale.lines().split("\n")) {
                if (!line.isEmpty()) {
                    purchases.add(purchase(line.split("\t")));
                }
            }
            visits.add(new Visit(sale.day(), purchases));
        }
        return PurchaseHistory.of(visits);
    }

    /** Item, quantity, unit, net, and a mark where it was on offer. */
    private static Purchase purchase(String[] fields) {
        double quantity = Math.min(MOST, Double.parseDouble(fields[1]));
        return new Purchase(fields[0], quantity, Math.max(0, Long.parseLong(fields[3])), fields.length > 4);
    }
}
