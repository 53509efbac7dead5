package dev.tillside.pos;

import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import java.util.ArrayList;
import java.util.List;

/** What pays a sale besides money. */
record Paying(Points points, List<String> vouchers) {
    static final Paying NOTHING = new Paying(Points.ZERO, List.of());

    Paying {
        vouchers = List.copyOf(vouchers);
    }

    static Paying of(PricedBasket priced) {
        Points points = priced.redeemed().stream().map(r -> r.points()).reduce(Points.ZERO, Points::plus);
        return new Paying(
                points,
                priced.redeemed().stream().flatMap(r -> r.voucher().stream()).toList());
    }

    Paying withPoints(Points other) {
        return new Paying(other, vouchers);
    }

    Paying with(String voucher) {
        if (vouchers.contains(voucher)) {
            return this;
        }
        List<String> more = new ArrayList<>(vouchers);
        more.add(voucher);
        return new Paying(points, more);
    }

    Paying without(String voucher) {
        return new Paying(
                points, vouchers.stream().filter(v -> !v.equals(voucher)).toList());
    }
}
