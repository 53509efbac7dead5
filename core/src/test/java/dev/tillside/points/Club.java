package dev.tillside.points;

import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A programme and one member's ledger, moved by words: {@code earn T1 100; +30; spend T2 40; claw T1 100}. */
final class Club {
    static final Currency GBP = Currency.getInstance("GBP");
    static final MemberId ANN = new MemberId("M1");
    static final LocalDate START = LocalDate.of(2026, 1, 1);
    static final VoucherRule FIVE = new VoucherRule("five", Points.of(500), money("5.00"), 30, "V-", false);

    private final List<Voucher> vouchers = new ArrayList<>();
    private Ledger ledger;
    private LocalDate day = START;
    private int moves;

    Club(Program program) {
        ledger = Ledger.of(program, ANN, List.of());
    }

    static Money money(String amount) {
        return Money.of(amount, GBP);
    }

    static Program program(Program.Debt debt, int pendingDays, OptionalInt expiresAfterDays, int graceDays) {
        PointsRules rules = new PointsRules(
                0,
                List.of(),
                PointsRules.Multipliers.ADD,
                Optional.empty(),
                pendingDays,
                expiresAfterDays,
                graceDays,
                Optional.empty(),
                Optional.empty());
        Program plain = Program.of("club", GBP, ZoneId.of("Europe/London"));
        return new Program(
                plain.id(),
                plain.version(),
                plain.currency(),
                plain.timeZone(),
                plain.layers(),
                rules,
                plain.tiers(),
                plain.returns(),
                plain.tenders(),
                plain.unknownCards(),
                debt,
                List.of(FIVE),
                plain.cashBack());
    }

    /** Moves points; a return's key is made up. */
    Club play(String words) {
        for (String move : words.split(";")) {
            String[] word = move.trim().split(" ");
            List<LedgerEntry> made =
                    switch (word[0]) {
                        case "open" -> ledger.opening(booking("opening"), points(word[1]));
                        case "earn" -> ledger.earn(booking(word[1]), points(word[2]));
                        case "spend" -> ledger.spend(booking(word[1]), points(word[2]));
                        case "back" -> ledger.giveBack(undoing(), word[1], points(word[2]));
                        case "claw" -> ledger.clawBack(undoing(), word[1], points(word[2]));
                        case "vouchers" -> issue(booking(word[1]));
                        case "use" -> use(Integer.parseInt(word[1]));
                        case "undo" -> undo(word[1], points(word[2]), points(word[3]));
                        default -> pass(word[0]);
                    };
            ledger = ledger.with(made);
        }
        return this;
    }

    private List<LedgerEntry> issue(Booking booking) {
        Ledger.Issued issued = ledger.vouchers(booking);
        vouchers.addAll(issued.vouchers());
        return issued.entries();
    }

    private List<LedgerEntry> use(int index) {
        Voucher voucher = vouchers.get(index);
        vouchers.set(index, voucher.used(voucher.left()));
        return List.of();
    }

    private List<LedgerEntry> undo(String sale, Points back, Points taken) {
        Ledger.Undone undone = ledger.undo(undoing(), sale, back, taken, vouchers);
        for (Voucher voucher : undone.cancelled()) {
            vouchers.replaceAll(v -> v.code().equals(voucher.code()) ? voucher : v);
        }
        return undone.entries();
    }

    private List<LedgerEntry> pass(String days) {
        day = day.plusDays(Integer.parseInt(days.substring(1)));
        return List.of();
    }

    private Booking booking(String tx) {
        return new Booking(tx, day);
    }

    private Booking undoing() {
        return booking("R" + ++moves);
    }

    private static Points points(String plain) {
        return Points.of(plain);
    }

    Ledger ledger() {
        return ledger;
    }

    List<Voucher> vouchers() {
        return List.copyOf(vouchers);
    }

    Balance balance() {
        return ledger.balance(Optional.empty(), day);
    }

    /** {@code 100 +20 -5}: spendable, pending, debt; then the lots, as in {@code T1 60}. */
    String shown() {
        Balance balance = balance();
        StringBuilder text = new StringBuilder(balance.points().plain());
        if (balance.pending().isPositive()) {
            text.append(" +").append(balance.pending().plain());
        }
        if (balance.debt().isPositive()) {
            text.append(" -").append(balance.debt().plain());
        }
        return text.toString();
    }

    String lots() {
        List<String> lots = balance().lots().stream()
                .map(lot -> lot.id() + " " + lot.points().plain())
                .toList();
        return String.join(", ", lots);
    }

    String statuses() {
        return String.join(" ", vouchers.stream().map(v -> v.status().name()).toList());
    }
}
