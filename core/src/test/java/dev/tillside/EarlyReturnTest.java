package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Tender;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods that come back at a till that has heard of the receipt already, and of the points that it moved not yet. */
class EarlyReturnTest {
    private static final MemberId ANN = new MemberId("M1");
    private static final String CLUB =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                    + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],"
                    + "\"burn\":{\"points\":\"10\",\"worth\":\"1.00\"}}}";

    @TempDir
    private Path folder;

    /** A sale that arrives after a till has asked for accounts and before it asks for baskets is known so. */
    private static final class Office implements HeadOffice {
        private final SettlingOffice settling = new SettlingOffice();
        private boolean accountsComeLater;

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            return settling.deliver(batch);
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) {
            return accountsComeLater ? new ChangePage(List.of(), cursor, false) : settling.changesAfter(cursor, most);
        }

        @Override
        public ChangePage basketsAfter(String cursor, int most) {
            int from = Integer.parseInt(cursor);
            List<String> all = List.copyOf(settling.stored.values());
            return new ChangePage(all.subList(from, all.size()), String.valueOf(all.size()), false);
        }
    }

    @Test
    void pointsOfASaleGoBackWhoeverHeardOfThemFirst() {
        Office office = new Office();
        try (CornerShop first = open("1", office);
                CornerShop second = open("2", office)) {
            sell(first);
            first.till.sync();
            office.accountsComeLater = true;
            second.till.sync();
            assertThat(balance(second)).as("nothing known of the sale's points").isEqualTo(Points.of(100));

            giveBack(second, "R1", 1);
            giveBack(second, "R2", 1);
            office.accountsComeLater = false;
            for (int round = 0; round < 2; round++) {
                second.till.sync();
                first.till.sync();
            }

            assertThat(balance(first)).isEqualTo(Points.of(100));
            assertThat(balance(second)).isEqualTo(Points.of(100));
        }
    }

    private CornerShop open(String name, HeadOffice office) {
        return CornerShop.at(folder.resolve(name), office)
                .taking(CLUB, "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"CARD-1\"],\"points\":\"100\"}");
    }

    private static void sell(CornerShop shop) {
        Checkout sale = shop.begin("T1");
        sale.scan("CARD-1");
        sale.add(line("1", "TEA", 2, "20.00"));
        sale.redeem(Points.of(50));
        Receipt receipt = sale.commit(Tender.card(sale.lock().due()));
        assertThat(receipt.pointsBalance()).contains(Points.of(65));
    }

    private static void giveBack(CornerShop shop, String tx, int pieces) {
        shop.till.takeBack(ReturnRequest.of(key(tx), key("T1"), new Returning.Asked("1", Quantity.of(pieces))));
    }

    private static Points balance(CornerShop shop) {
        return shop.till.balance(ANN).points();
    }
}
