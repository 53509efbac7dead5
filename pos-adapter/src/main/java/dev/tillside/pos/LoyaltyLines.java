package dev.tillside.pos;

import dev.tillside.money.Money;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Worth;
import dev.tillside.text.Message;
import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a sale belongs on the POS's own receipt: 42 columns, no prices of goods. */
final class LoyaltyLines {
    private static final int COLUMNS = 42;

    private final List<String> lines = new ArrayList<>();
    private final String language;

    private LoyaltyLines(String language) {
        this.language = language;
    }

    static List<String> of(Receipt receipt, boolean training, String language) {
        LoyaltyLines paper = new LoyaltyLines(language);
        if (training) {
            paper.lines.add(paper.word("RECEIPT_TRAINING"));
        }
        paper.money("RECEIPT_SAVED", receipt.priced().discount());
        receipt.pointsBalance().ifPresent(balance -> {
            paper.row(
                    paper.word("RECEIPT_POINTS_EARNED"),
                    receipt.priced().pointsEarned().plain());
            paper.row(paper.word("RECEIPT_POINTS_BALANCE"), balance.plain());
        });
        receipt.cashBack().ifPresent(back -> paper.money("RECEIPT_CASH_BACK", back));
        receipt.vouchers().forEach(voucher -> {
            paper.row(
                    paper.word("RECEIPT_VOUCHER") + " " + voucher.code(),
                    voucher.value().plain());
            paper.row("  " + paper.word("RECEIPT_THROUGH"), voucher.through().toString());
        });
        return List.copyOf(paper.lines);
    }

    static List<String> of(Refund refund, String language) {
        LoyaltyLines paper = new LoyaltyLines(language);
        Worth back = refund.totals();
        paper.money("RECEIPT_REFUND", back.money());
        if (!back.earned().isZero()) {
            paper.row(paper.word("RECEIPT_POINTS_TAKEN_BACK"), back.earned().plain());
        }
        if (!back.spent().isZero()) {
            paper.row(paper.word("RECEIPT_POINTS_GIVEN_BACK"), back.spent().plain());
        }
        back.vouchers()
                .forEach(v -> paper.row(
                        paper.word("RECEIPT_VOUCHER_BACK") + " " + v.code(),
                        v.amount().plain()));
        return List.copyOf(paper.lines);
    }

    /** What a sale says whose points nobody could count yet. */
    static List<String> later(String language) {
        LoyaltyLines paper = new LoyaltyLines(language);
        paper.lines.add(paper.word("RECEIPT_POINTS_LATER"));
        return List.copyOf(paper.lines);
    }

    private void money(String code, Money amount) {
        if (!amount.isZero()) {
            row(word(code), amount.plain());
        }
    }

    private void row(String left, String right) {
        int room = COLUMNS - TextWidth.of(left) - right.length();
        lines.add(left + " ".repeat(Math.max(1, room)) + right);
    }

    private String word(String code) {
        return Message.shopper(code, Map.of()).text(language);
    }
}
