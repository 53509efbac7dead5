package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What became of a voucher, from moves that tills made apart. */
class VoucherMoveProperties {
    private static final Booking SALE = new Booking("S", Club.START);
    private static final Voucher VOUCHER = new Voucher(
            "V-1",
            Club.ANN,
            "five",
            "S",
            Club.money("5.00"),
            Club.money("5.00"),
            Club.START.plusDays(30),
            true,
            Voucher.Status.ACTIVE);

    @Property(tries = 300)
    void neitherOrderNorRepetitionMattersAndItIsNeverBelowZeroNorAboveItsValue(
            @ForAll @Size(max = 8) List<@IntRange(min = -300, max = 300) Integer> payments) {
        List<VoucherMove> moves = new ArrayList<>(List.of(VoucherMove.issued(VOUCHER, SALE)));
        long sum = 500;
        for (int i = 0; i < payments.size(); i++) {
            Booking booking = new Booking("T" + i, Club.START.plusDays(i));
            Money amount = Club.money("0.00").withMinor(Math.abs(payments.get(i)));
            moves.add(
                    payments.get(i) < 0
                            ? VoucherMove.used(VOUCHER, amount, booking)
                            : VoucherMove.givenBack(VOUCHER, amount, booking, 0));
            sum += payments.get(i);
        }
        Voucher one = VoucherMove.sum(moves).orElseThrow();
        List<VoucherMove> again = new ArrayList<>(moves);
        again.addAll(moves);
        Collections.reverse(again);

        assertThat(VoucherMove.sum(again)).contains(one);
        assertThat(one.left().minor()).isEqualTo(Math.max(0, Math.min(500, sum)));
        assertThat(one.status()).isEqualTo(one.left().isZero() ? Voucher.Status.USED : Voucher.Status.ACTIVE);
        assertThat(VoucherMove.sum(List.of())).isEqualTo(Optional.empty());

        again.add(VoucherMove.cancelled(VOUCHER, new Booking("R", Club.START)));
        assertThat(VoucherMove.sum(again).orElseThrow().usable(Club.START)).isFalse();
    }
}
