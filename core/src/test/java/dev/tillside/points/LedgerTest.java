package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a member's ledger says after a story. {@code +n} lets days pass, {@code a -b} is a balance and a debt. */
class LedgerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what happens                                                 | CARRY    | FORGIVE
            earn T1 100                                                    | 100      | 100
            earn T1 100; spend T2 40                                       | 60       | 60
            earn T1 100; claw T1 100                                       | 0        | 0
            earn T1 100; claw T1 100; claw T1 100; claw T1 100             | 0        | 0
            earn T1 100; claw T1 30; claw T1 30; claw T1 40                | 0        | 0
            earn T1 100; claw T9 100                                       | 100      | 100
            earn T1 100; spend T2 40; back T2 40                           | 100      | 100
            earn T1 100; spend T2 40; back T2 40; back T2 40               | 100      | 100
            earn T1 100; back T1 100                                       | 100      | 100
            earn T1 100; spend T2 100; claw T1 100                         | 0 -100   | 0
            earn T1 100; spend T2 100; claw T1 100; earn T3 30             | 0 -70    | 30
            earn T1 100; spend T2 100; claw T1 100; earn T3 130            | 30       | 130
            earn T1 100; spend T2 100; claw T1 100; earn T3 130; claw T3 130 | 0 -100 | 0
            earn T1 100; spend T2 100; claw T1 100; back T2 100            | 0        | 0
            earn T1 100; spend T2 100; claw T1 100; +1; earn T3 9; +1; back T2 100 | 9 | 9
            earn T1 100; spend T2 100; claw T1 100; +1; earn T3 9; spend T4 9; back T4 9 | ! | 9
            earn T1 100; open 50; spend T2 100; claw T1 100                | 0 -50    | 0
            earn T1 100; earn T2 100; spend T3 100; claw T1 100; claw T2 100; back T3 100 | 0 | 0
            """)
    void stories(String words, String carried, String forgiven) {
        assertThat(played(Program.Debt.CARRY, words)).isEqualTo(carried);
        assertThat(played(Program.Debt.FORGIVE, words)).isEqualTo(forgiven);
    }

    private static String played(Program.Debt debt, String words) {
        try {
            return new Club(Club.program(debt, 0, OptionalInt.empty(), 0))
                    .play(words)
                    .shown();
        } catch (Refused e) {
            return "!";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # lots live 100 days and come back with 7 days of grace                          | points    | lots
            earn T1 10; +50; earn T2 10; spend T3 12                                         | 8         | T2 8
            earn T1 10; +100                                                                 | 10        | T1 10
            earn T1 10; +101                                                                 | 0         |
            earn T2 10; earn T1 10                                                           | 20        | T1 10, T2 10
            earn T1 10; +50; earn T2 10; spend T3 15; back T3 5                              | 10        | T2 10
            earn T1 10; +50; earn T2 10; spend T3 15; back T3 6                              | 11        | T1 1, T2 10
            earn T1 10; spend T3 4; +101; back T3 4                                          | 4         | grace/R1 4
            earn T1 10; spend T3 4; +101; back T3 4; +7                                      | 4         | grace/R1 4
            earn T1 10; spend T3 4; +101; back T3 4; +8                                      | 0         |
            earn T1 10; spend T3 4; +101; back T3 1; back T3 3; back T3 3                    | 4         | grace/R1 1, grace/R2 3
            earn T1 10; +101; earn T2 5; claw T1 10                                          | 5         | T2 5
            earn T1 10; +101; earn T2 5; claw T1 10; claw T2 5                               | 0         |
            open 10; +1; earn T1 10; +1; earn T2 10; spend T3 12; claw T2 10                 | 8         | T1 8
            open 10; +1; earn T1 10; +1; earn T2 10; spend T3 25; claw T2 10                 | 0 -5      |
            """)
    void lotsExpire(String words, String shown, String lots) {
        Club club = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.of(100), 7)).play(words);

        assertThat(club.shown()).isEqualTo(shown);
        assertThat(club.lots()).isEqualTo(lots == null ? "" : lots);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # pending for 14 days              | points
            earn T1 10                         | 0 +10
            earn T1 10; +13                    | 0 +10
            earn T1 10; +14                    | 10
            earn T1 10; claw T1 10             | 0
            earn T1 10; +14; earn T2 5; claw T1 4 | 6 +5
            earn T1 10; +14; spend T3 10; earn T2 15; claw T1 10 | 0 +5
            earn T1 10; +14; spend T3 10; claw T1 10; earn T2 15 | 0 +5
            open 10                            | 10
            open 10; -3                        | 10
            open 10; -3; spend T1 4            | 6
            """)
    void pointsWait(String words, String shown) {
        assertThat(new Club(Club.program(Program.Debt.CARRY, 14, OptionalInt.empty(), 0))
                        .play(words)
                        .shown())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a voucher at 500 points, for 30 days                                 | points  | vouchers
            earn T1 499; vouchers T1                                               | 499     |
            earn T1 500; vouchers T1                                               | 0       | ACTIVE
            earn T1 1100; vouchers T1                                              | 100     | ACTIVE ACTIVE
            earn T1 1100; vouchers T1; vouchers T1; earn T2 400; vouchers T2       | 0       | ACTIVE ACTIVE ACTIVE
            earn T1 500; vouchers T1; undo T1 0 500                                | 0       | CANCELLED
            earn T1 500; vouchers T1; undo T1 0 500; undo T1 0 500                 | 0       | CANCELLED
            earn T1 500; vouchers T1; use 0; undo T1 0 500                         | 0 -500  | USED
            earn T1 500; vouchers T1; undo T1 0 100                                | 400     | CANCELLED
            earn T1 500; vouchers T1; undo T1 0 100; undo T1 0 400                 | 0       | CANCELLED
            open 450; earn T1 60; vouchers T1; undo T1 0 10                        | 0       | ACTIVE
            open 450; earn T1 60; vouchers T1; undo T1 0 20                        | 490     | CANCELLED
            open 450; earn T1 60; vouchers T1; undo T1 0 60                        | 450     | CANCELLED
            open 450; earn T1 100; vouchers T1; earn T2 200; undo T1 0 100         | 650     | CANCELLED
            open 450; earn T1 100; vouchers T1; earn T2 200; undo T1 0 90          | 160     | ACTIVE
            earn T1 500; vouchers T1; +31; undo T1 0 100                           | 0 -100  | ACTIVE
            earn T1 500; vouchers T1; +31; undo T1 0 100; undo T1 0 400            | 0       | CANCELLED
            open 450; earn T1 60; vouchers T1; +31; undo T1 0 60                   | 10      | CANCELLED
            earn T1 450; earn T2 50; vouchers T2; undo T1 0 450                    | 50      | CANCELLED
            earn T1 450; earn T2 50; vouchers T2; undo T2 0 50                     | 450     | CANCELLED
            earn T1 500; vouchers T1; earn T2 50; undo T2 0 50                     | 0       | ACTIVE
            earn T1 1000; vouchers T1; use 0; undo T1 0 500                        | 0       | USED CANCELLED
            earn T1 100; spend T2 50; earn T2 10; undo T2 50 10                    | 100     |
            """)
    void vouchers(String words, String shown, String statuses) {
        Club club = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.empty(), 0)).play(words);

        assertThat(club.shown()).isEqualTo(shown);
        assertThat(club.statuses()).isEqualTo(statuses == null ? "" : statuses);
    }

    @Test
    void aVoucherThatComesBackAfterItsSaleIsCancelledOnce() {
        Club club = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.empty(), 0))
                .play("earn T1 500; vouchers T1; use 0; undo T1 0 500");
        Voucher back = club.vouchers().get(0).givenBack(Club.money("5.00"), Club.START, 0);
        Ledger.Undone undone = club.ledger().cancel(new Booking("R9", Club.START), back);
        Ledger after = club.ledger().with(undone.entries());

        assertThat(undone.cancelled()).extracting(Voucher::status).containsExactly(Voucher.Status.CANCELLED);
        assertThat(after.balance(Optional.empty(), Club.START).debt()).isEqualTo(Points.ZERO);
        assertThat(after.leftToTakeBack("T1")).isEqualTo(Points.ZERO);
        assertThat(after.with(after.cancel(new Booking("R10", Club.START), back).entries())
                        .balance(Optional.empty(), Club.START)
                        .points())
                .isEqualTo(Points.ZERO);
    }

    @Test
    void moreThanTheBalanceIsRefused() {
        Club club = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.empty(), 0)).play("earn T1 99");

        assertThatThrownBy(() -> club.play("spend T2 100"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("more than the balance of 99: 100")
                .extracting(e -> ((Refused) e).code())
                .isEqualTo(Code.INSUFFICIENT_POINTS);
    }

    @Test
    void whatAnUndoDidIsSaid() {
        Club club = new Club(Club.program(Program.Debt.FORGIVE, 0, OptionalInt.empty(), 0))
                .play("earn T1 100; spend T2 80; earn T2 5");
        Ledger.Undone undone =
                club.ledger().undo(new Booking("R1", Club.START), "T1", Points.of(7), Points.of(900), List.of());

        assertThat(undone.givenBack()).isEqualTo(Points.ZERO);
        assertThat(undone.takenBack()).isEqualTo(Points.of(100));
        assertThat(undone.owed()).isEqualTo(Points.of(75));
        assertThat(club.ledger().leftToGiveBack("T2")).isEqualTo(Points.of(80));
        assertThat(club.ledger().leftToTakeBack("T1")).isEqualTo(Points.of(100));
    }

    @Test
    void twoTillsThatDrewOneLotOweNothingTwice() {
        Ledger base = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.of(100), 0))
                .play("earn T1 100; +1; earn T2 30")
                .ledger();
        LocalDate day = Club.START.plusDays(1);
        List<LedgerEntry> here = base.spend(new Booking("A", day), Points.of(100));
        List<LedgerEntry> there = base.spend(new Booking("B", day), Points.of(110));
        Balance balance = base.with(here).with(there).balance(Optional.empty(), day);

        assertThat(balance.points()).isEqualTo(Points.ZERO);
        assertThat(balance.debt()).isEqualTo(Points.of(80));
    }

    @Test
    void anEntryThatComesTwiceCountsOnce() {
        Ledger ledger = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.empty(), 0))
                .play("earn T1 100; claw T1 10; claw T1 10")
                .ledger();

        assertThat(ledger.with(ledger.entries())
                        .balance(Optional.empty(), Club.START)
                        .points())
                .isEqualTo(Points.of(80));
    }

    @Test
    void aLotDoesNotExpireBeforeItsDay() {
        Club club = new Club(Club.program(Program.Debt.CARRY, 14, OptionalInt.of(7), 0)).play("earn T1 10; +14");

        assertThat(club.balance().lots())
                .containsExactly(new Balance.Lot("T1", Points.of(10), Optional.of(Club.START.plusDays(14))));
    }
}
