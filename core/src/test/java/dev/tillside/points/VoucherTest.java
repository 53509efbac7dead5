package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.fault.LoyaltyException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherTest {
    private static final LocalDate LAST = Club.START.plusDays(30);

    private static Voucher voucher(boolean partial) {
        return new Voucher(
                "V-1",
                Club.ANN,
                "five",
                "T1",
                Club.money("5.00"),
                Club.money("5.00"),
                LAST,
                partial,
                Voucher.Status.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # partial | used | due  | days | pays            | after the due fell
            false     | 0.00 | 7.00 | 0    | 5.00            | 5.00
            false     | 0.00 | 5.00 | 30   | 5.00            | 5.00
            false     | 0.00 | 4.99 | 0    | EXCEEDS_DUE     | 0.00
            true      | 0.00 | 4.99 | 0    | 4.99            | 4.99
            true      | 2.00 | 4.99 | 0    | 3.00            | 3.00
            true      | 0.00 | 0.00 | 0    | EXCEEDS_DUE     | 0.00
            false     | 0.00 | 7.00 | 31   | VOUCHER_REFUSED | 5.00
            true      | 5.00 | 7.00 | 0    | VOUCHER_REFUSED | 0.00
            """)
    void pays(boolean partial, String used, String due, int days, String pays, String cut) {
        Voucher voucher = voucher(partial).used(Club.money(used));
        String found;
        try {
            found = voucher.pays(Club.money(due), Club.START.plusDays(days)).plain();
        } catch (LoyaltyException e) {
            found = e.code().name();
        }

        assertThat(found).isEqualTo(pays);
        assertThat(voucher.cutTo(Club.money(due))).isEqualTo(Club.money(cut));
    }

    @Test
    void aReturnGivesItBackWithGrace() {
        Voucher used = voucher(false).used(Club.money("5.00"));
        Voucher inTime = used.givenBack(Club.money("2.00"), LAST, 7);
        Voucher late = used.givenBack(Club.money("9.00"), LAST.plusDays(1), 7);

        assertThat(used.status()).isEqualTo(Voucher.Status.USED);
        assertThat(inTime.left()).isEqualTo(Club.money("2.00"));
        assertThat(inTime.through()).isEqualTo(LAST);
        assertThat(inTime.unused()).isFalse();
        assertThat(late.left()).isEqualTo(Club.money("5.00"));
        assertThat(late.through()).isEqualTo(LAST.plusDays(8));
        assertThat(late.unused()).isTrue();
    }

    @Test
    void codesAreTheSameEverywhereAndTellSalesApart() {
        assertThat(Voucher.code("V-", "0042/3/2026-11-22/T1", "five", 1))
                .matches("V-[0-9A-HJKMNP-TV-Z]{12}")
                .isEqualTo(Voucher.code("V-", "0042/3/2026-11-22/T1", "five", 1))
                .isNotEqualTo(Voucher.code("V-", "0042/3/2026-11-22/T1", "five", 2))
                .isNotEqualTo(Voucher.code("V-", "0042/3/2026-11-22/T2", "five", 1))
                .isNotEqualTo(Voucher.code("V-", "0042/3/2026-11-22/T1", "ten", 1));
        assertThat(Voucher.code("", "T", "1r", 1)).isNotEqualTo(Voucher.code("", "T1", "r", 1));
    }
}
