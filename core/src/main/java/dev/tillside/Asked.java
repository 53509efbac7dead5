package dev.tillside;

import dev.tillside.money.Points;
import dev.tillside.wire.CheckoutEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to pay besides money, in the order in which it was asked for; what of it does pay, the due decides. Immutable.
 *
 * @param parts points at most once, and each voucher at most once
 */
record Asked(List<Part> parts) {
    /** Nothing is asked for. */
    static final Asked NOTHING = new Asked(List.of());

    /**
     * One payment asked for.
     *
     * @param voucher the voucher's code; absent where points are to pay
     * @param points how many points; zero for a voucher
     */
    record Part(Optional<String> voucher, Points points) {}

    Asked {
        parts = List.copyOf(parts);
    }

    /** What is asked for after an event; other events than redemptions change nothing. */
    Asked after(CheckoutEvent event) {
        if (event instanceof CheckoutEvent.PointsRedeemed redeemed) {
            Asked others = without(Optional.empty());
            return redeemed.points().isZero() ? others : others.and(new Part(Optional.empty(), redeemed.points()));
        }
        if (event instanceof CheckoutEvent.VoucherRedeemed redeemed) {
            Optional<String> code = Optional.of(redeemed.voucher());
            return without(code).and(new Part(code, Points.ZERO));
        }
        return event instanceof CheckoutEvent.VoucherKept kept ? without(Optional.of(kept.voucher())) : this;
    }

    private Asked and(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Asked(all);
    }

    /** Without that voucher; without the points, where none is named. */
    Asked without(Optional<String> voucher) {
        return new Asked(
                parts.stream().filter(part -> !part.voucher().equals(voucher)).toList());
    }

    /** Without the points, which were another member's. */
    Asked withoutPoints() {
        return without(Optional.empty());
    }
}
