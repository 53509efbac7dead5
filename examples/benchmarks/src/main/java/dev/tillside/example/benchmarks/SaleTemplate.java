package dev.tillside.example.benchmarks;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.AccountJson;
import java.nio.file.Path;
import java.util.List;

/** A sale that a real till made, from which others are made that add up as well: with another key, buyer and chain. */
final class SaleTemplate {
    private static final String CHAIN = "\"chain\":{";

    private final Delivery sold;

    private SaleTemplate(Delivery sold) {
        this.sold = sold;
    }

    /**
     * Has a till make the sale.
     *
     * @param directory empty, for the till
     */
    static SaleTemplate in(Path directory) {
        LastDelivery office = new LastDelivery();
        try (Counter counter = new Counter(LoyaltyTill.at(directory).headOffice(office), "TEMPLATE")) {
            counter.sell();
            counter.sync();
        }
        return new SaleTemplate(office.last());
    }

    /**
     * The next sale of a till.
     *
     * @param buyer the number of the member who buys
     */
    Delivery of(BasketKey of, int buyer, ChainEnd end) {
        String renamed = sold.json()
                .replace(sold.key().toString(), of.toString())
                .replace(quoted(Counter.member(0)), quoted(Counter.member(buyer)))
                .replace(quoted(Counter.coupon(0)), quoted(Counter.coupon(buyer)));
        List<LedgerEntry> entries =
                AccountJson.ofSale(renamed).map(AccountMove::points).orElseThrow();
        int from = renamed.indexOf(CHAIN);
        int to = renamed.indexOf('}', from);
        return new Delivery(of, renamed.substring(0, from) + link(end.next(of, entries)) + renamed.substring(to));
    }

    private static String quoted(String id) {
        return '"' + id + '"';
    }

    private static String link(Chain.Section section) {
        return CHAIN
                + Table.format(
                        "\"chain\":\"%s\",\"from\":%d,\"before\":\"%s\",\"after\":\"%s\"",
                        section.chain(), section.from(), section.before(), section.after());
    }

    /** Where a till's chain ends. */
    static final class ChainEnd {
        private String chain = "";
        private long links;
        private String hash = "";

        private Chain.Section next(BasketKey key, List<LedgerEntry> entries) {
            Chain.Section section = links == 0
                    ? Chain.Section.first(key.toString(), entries)
                    : Chain.Section.following(chain, links, hash, entries);
            chain = section.chain();
            links += entries.size();
            hash = section.after();
            return section;
        }
    }
}
