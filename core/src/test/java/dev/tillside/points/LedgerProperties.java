package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the ledger, whatever happens in whatever order. */
class LedgerProperties {
    /** A till that does what its dice say, and afterwards returns all there is to return. */
    private static final class Till {
        private final String name;
        private final Random dice;
        private final List<String> sales = new ArrayList<>();
        private final List<LedgerEntry> made = new ArrayList<>();
        private final List<Voucher> vouchers = new ArrayList<>();
        private Ledger ledger;
        private LocalDate day = Club.START;
        private int number;

        Till(String name, Ledger ledger, long seed) {
            this.name = name;
            this.ledger = ledger;
            this.dice = new Random(seed);
        }

        Till run(int moves, boolean vouchersToo) {
            for (int i = 0; i < moves; i++) {
                move(vouchersToo);
                check(ledger, day);
            }
            return this;
        }

        private void move(boolean vouchersToo) {
            day = day.plusDays(dice.nextInt(3) / 2);
            int kind = dice.nextInt(vouchersToo ? 5 : 4);
            if (kind == 0 || sales.isEmpty()) {
                Booking sale = sale();
                add(ledger.earn(sale, Points.of(dice.nextInt(300))));
            } else if (kind == 1) {
                Points points = ledger.balance(Optional.empty(), day).points();
                add(ledger.spend(sale(), Points.of(dice.nextInt(points.value().intValueExact() + 1))));
            } else if (kind < 4) {
                undo(sales.get(dice.nextInt(sales.size())), dice.nextInt(200), dice.nextInt(200));
            } else {
                Ledger.Issued issued = ledger.vouchers(new Booking(sales.get(sales.size() - 1), day));
                vouchers.addAll(issued.vouchers());
                add(issued.entries());
            }
        }

        private void undo(String sale, int back, int taken) {
            Booking booking = new Booking(name + "R" + ++number, day);
            Ledger.Undone undone = ledger.undo(booking, sale, Points.of(back), Points.of(taken), vouchers);
            undone.cancelled().forEach(c -> vouchers.replaceAll(v -> v.code().equals(c.code()) ? c : v));
            add(undone.entries());
        }

        Till returnAll() {
            Collections.shuffle(sales, dice);
            for (String sale : sales) {
                undo(sale, 1_000_000, 1_000_000);
                undo(sale, 1_000_000, 1_000_000);
                check(ledger, day);
            }
            return this;
        }

        /** Vouchers that no return had to do with are as good as points. */
        Till cancelVouchers() {
            for (Voucher voucher : vouchers) {
                add(ledger.cancel(new Booking(name + "R" + ++number, day), voucher)
                        .entries());
            }
            return this;
        }

        private Booking sale() {
            sales.add(name + "T" + ++number);
            return new Booking(sales.get(sales.size() - 1), day);
        }

        private void add(List<LedgerEntry> entries) {
            made.addAll(entries);
            ledger = ledger.with(entries);
        }
    }

    private static Ledger empty(Program.Debt debt, OptionalInt expires) {
        return Ledger.of(Club.program(debt, 1, expires, 5), Club.ANN, List.of());
    }

    private static Balance check(Ledger ledger, LocalDate day) {
        Balance balance = ledger.balance(Optional.empty(), day);
        assertThat(balance.points().isNegative()).isFalse();
        assertThat(balance.pending().isNegative()).isFalse();
        assertThat(balance.debt().isNegative()).isFalse();
        assertThat(balance.lots()).allMatch(lot -> lot.points().isPositive());
        return balance;
    }

    private static Points sum(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::points).reduce(Points.ZERO, Points::plus);
    }

    @Property(tries = 300)
    void earnThenReturnEverythingLeavesTheSumWhereItWas(
            @ForAll long seed, @ForAll @IntRange(max = 40) int moves, @ForAll Program.Debt debt) {
        Ledger opened = empty(debt, OptionalInt.empty());
        Ledger base = opened.with(opened.opening(new Booking("opening", Club.START), Points.of(77)));
        Till till = new Till("A", base, seed).run(moves, true).returnAll().cancelVouchers();
        Balance after = check(till.ledger, till.day.plusDays(1));

        assertThat(after.points()).isEqualTo(Points.of(77));
        assertThat(after.debt()).isEqualTo(Points.ZERO);
        assertThat(after.pending()).isEqualTo(Points.ZERO);
        assertThat(sum(till.ledger.entries())).isEqualTo(Points.of(77));
    }

    @Property(tries = 200)
    void anyOrderGivesTheSameBalance(
            @ForAll long seed, @ForAll @IntRange(max = 40) int moves, @ForAll Program.Debt debt) {
        Till till = new Till("A", empty(debt, OptionalInt.of(10)), seed).run(moves, true);
        List<LedgerEntry> shuffled = new ArrayList<>(till.made);
        shuffled.addAll(till.made.subList(0, till.made.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));
        Ledger replayed = Ledger.of(Club.program(debt, 1, OptionalInt.of(10), 5), Club.ANN, shuffled);

        for (int later = 0; later < 20; later++) {
            LocalDate day = till.day.plusDays(later);
            assertThat(replayed.balance(Optional.empty(), day)).isEqualTo(till.ledger.balance(Optional.empty(), day));
            check(replayed, day);
        }
    }

    @Property(tries = 200)
    void theBalanceIsTheSum(@ForAll long seed, @ForAll @IntRange(max = 40) int moves) {
        Till till = new Till("A", empty(Program.Debt.CARRY, OptionalInt.empty()), seed).run(moves, true);
        Balance balance = check(till.ledger, till.day);

        assertThat(balance.points().plus(balance.pending()).minus(balance.debt()))
                .isEqualTo(sum(till.ledger.entries()));
    }

    @Property(tries = 200)
    void twoTillsLoseAndDoubleNothing(
            @ForAll long seed, @ForAll @IntRange(max = 15) int moves, @ForAll @IntRange(max = 15) int others) {
        Ledger opened = empty(Program.Debt.CARRY, OptionalInt.empty());
        Ledger base = new Till("O", opened, seed).run(6, false).ledger;
        Till here = new Till("A", base, seed + 1).run(moves, false);
        Till there = new Till("B", base, seed + 2).run(others, false);
        Ledger both = here.ledger.with(there.made);
        LocalDate day = Club.START.plusDays(60);
        Balance balance = check(both, day);

        assertThat(balance.points().minus(balance.debt()))
                .isEqualTo(sum(base.entries()).plus(sum(here.made)).plus(sum(there.made)));
        assertThat(there.ledger.with(here.made).balance(Optional.empty(), day)).isEqualTo(balance);
    }

    @Property(tries = 200)
    void splitsOfAReturnSumToTheWhole(
            @ForAll @Size(max = 6) List<@IntRange(max = 90) Integer> parts, @ForAll Program.Debt debt) {
        Ledger base = new Club(Club.program(debt, 0, OptionalInt.of(50), 3))
                .play("open 60; +9; earn T1 200; spend T2 150; earn T2 40")
                .ledger();
        LocalDate day = Club.START.plusDays(11);
        int all = Math.min(150, parts.stream().mapToInt(i -> i).sum());
        Ledger split = base;
        for (int i = 0; i < parts.size(); i++) {
            split = split.with(split.giveBack(new Booking("R" + i, day), "T2", Points.of(parts.get(i))));
        }
        Ledger whole = base.with(base.giveBack(new Booking("R", day), "T2", Points.of(all)));

        assertThat(split.balance(Optional.empty(), day)).isEqualTo(whole.balance(Optional.empty(), day));
        assertThat(split.leftToGiveBack("T2")).isEqualTo(Points.of(150 - all));
    }
}
