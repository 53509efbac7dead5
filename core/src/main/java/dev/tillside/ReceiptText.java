package dev.tillside;

import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import dev.tillside.points.Voucher;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints a receipt's lines, 42 columns wide; a wide (East Asian) character takes two. */
final class ReceiptText {
    private static final int COLUMNS = 42;
    private static final String RULE = "-".repeat(COLUMNS);

    private final List<String> text = new ArrayList<>();
    private final OfferBook offers;
    private final String language;

    private ReceiptText(OfferBook offers, String language) {
        this.offers = offers;
        this.language = language;
    }

    /** The receipt with its text. */
    static Receipt print(Receipt receipt, OfferBook offers, String language) {
        ReceiptText printer = new ReceiptText(offers, language);
        printer.print(receipt);
        return new Receipt(
                receipt.key(),
                receipt.member(),
                receipt.at(),
                receipt.operator(),
                receipt.programVersion(),
                receipt.priced(),
                receipt.payment(),
                receipt.flags(),
                receipt.pointsBalance(),
                receipt.account(),
                printer.text,
                receipt.again());
    }

    private void print(Receipt receipt) {
        PricedBasket priced = receipt.priced();
        text.add(fit(receipt.key().toString(), COLUMNS));
        text.add(RULE);
        priced.lines().forEach(this::line);
        text.add(RULE);
        if (!priced.discount().isZero()) {
            row(word("RECEIPT_TOTAL"), priced.total());
            row(word("RECEIPT_SAVED"), priced.discount().negated());
        }
        for (TenderCoupon coupon : priced.tenderCoupons()) {
            row(name(coupon.offer()), coupon.amount().negated());
        }
        for (Redemption redemption : priced.redeemed()) {
            String paid = redemption
                    .voucher()
                    .map(code -> word("RECEIPT_VOUCHER") + " " + code)
                    .orElseGet(() -> word("RECEIPT_REDEEMED"));
            row(paid, redemption.amount().negated());
        }
        row(word("RECEIPT_DUE") + " " + priced.due().currency().getCurrencyCode(), priced.due());
        payment(receipt);
        if (receipt.pointsBalance().isPresent()) {
            text.add(RULE);
            row(word("RECEIPT_POINTS_EARNED"), priced.pointsEarned().plain());
            row(word("RECEIPT_POINTS_BALANCE"), receipt.pointsBalance().get().plain());
        }
        receipt.cashBack().filter(Money::isPositive).ifPresent(back -> row(word("RECEIPT_CASH_BACK"), back));
        for (Voucher voucher : receipt.vouchers()) {
            row(word("RECEIPT_VOUCHER") + " " + voucher.code(), voucher.value());
            row("  " + word("RECEIPT_THROUGH"), voucher.through().toString());
        }
    }

    private void line(PricedLine line) {
        String quantity = line.line().quantity().equals(Quantity.ONE)
                        && line.line().unit().isEach()
                ? ""
                : line.line().quantity().plain()
                        + (line.line().unit().isEach()
                                ? " x "
                                : " " + line.line().unit() + " ");
        row(
                quantity
                        + line.line()
                                .facts()
                                .description()
                                .orElse(line.line().item().code()),
                line.line().amount());
        for (PricedLine.Discount discount : line.discounts()) {
            row("  " + name(discount.offer()), discount.amount().negated());
        }
    }

    private void payment(Receipt receipt) {
        for (Tender tender : receipt.payment().tenders().orElse(List.of())) {
            row(tender.type(), tender.amount());
        }
        if (!receipt.payment().change().isZero()) {
            row(word("RECEIPT_CHANGE"), receipt.payment().change());
        }
    }

    private String name(String offer) {
        return offers.get(offer).map(o -> o.name().in(language, offer)).orElse(offer);
    }

    private String word(String code) {
        return Message.shopper(code, Map.of()).text(language);
    }

    private void row(String left, Money right) {
        row(left, right.plain());
    }

    private void row(String left, String right) {
        String cut = fit(left, COLUMNS - right.length() - 1);
        text.add(cut + " ".repeat(COLUMNS - width(cut) - right.length()) + right);
    }

    private static String fit(String left, int columns) {
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int point : left.codePoints().toArray()) {
            used += width(point);
            if (used > columns) {
                break;
            }
            cut.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
        }
        return cut.toString();
    }

    private static int width(String line) {
        return line.codePoints().map(ReceiptText::width).sum();
    }

    private static int width(int point) {
        boolean wide = point >= 0x1100
                && (point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0xffe0 && point <= 0xffe6
                        || point >= 0x20000 && point <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
