package dev.tillside.example.office.settle;

import dev.tillside.fault.BadInput;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;

/** How much may be asked for at once. */
public final class Bounds {
    /** Coupons in one request. */
    public static final int COUPONS = 500;

    /** Offers in one request. */
    public static final int OFFERS = 200;

    /** Vouchers in one request. */
    public static final int VOUCHERS = 100;

    /** Open baskets of one till. */
    public static final int OPEN = 10_000;

    private Bounds() {}

    /**
     * @throws BadInput naming the part of which too much is asked for
     */
    public static void check(LeaseRequest request) {
        BadInput.present(request, "request");
        atMost(COUPONS, request.coupons().size(), "coupons");
        atMost(OFFERS, request.offers().size(), "offers");
        atMost(VOUCHERS, request.vouchers().size(), "vouchers");
    }

    /**
     * @throws BadInput {@code open}: too many baskets
     */
    public static void check(Presence presence) {
        atMost(OPEN, BadInput.present(presence, "presence").open().size(), "open");
    }

    /**
     * @throws BadInput {@code most}: a page has at least one row
     */
    public static void atLeastOne(int most) {
        if (most < 1) {
            throw BadInput.value("most", "not a number of one or more: " + most);
        }
    }

    private static void atMost(int most, int asked, String path) {
        if (asked > most) {
            throw BadInput.value(path, "more than " + most + ": " + asked);
        }
    }
}
