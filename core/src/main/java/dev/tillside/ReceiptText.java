package dev.tillside;

import dev.tillside.money.Money;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import dev.tillside.points.Voucher;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.util.List;

/** Prints a sale's receipt. */
final class ReceiptText {
    private final Paper paper;
    private final OfferBook offers;
    private final String language;

    private ReceiptText(OfferBook offers, String language) {
        this.paper = new Paper(language);
        this.offers = offers;
        this.language = language;
    }

    /** The receipt with its text. */
    static Receipt print(Receipt receipt, OfferBook offers, String language, boolean training) {
        ReceiptText printer = new ReceiptText(offers, language);
        if (training) {
            printer.paper.text(printer.paper.word("RECEIPT_TRAINING"));
        }
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
                printer.paper.lines(),
                receipt.again());
    }

    private void print(Receipt receipt) {
        PricedBasket priced = receipt.priced();
        paper.text(receipt.key().toString());
        paper.rule();
        priced.lines().forEach(this::line);
        paper.rule();
        if (!priced.discount().isZero()) {
            paper.row(paper.word("RECEIPT_TOTAL"), priced.total());
            paper.row(paper.word("RECEIPT_SAVED"), priced.discount().negated());
        }
        for (TenderCoupon coupon : priced.tenderCoupons()) {
            paper.row(name(coupon.offer()), coupon.amount().negated());
        }
        for (Redemption redemption : priced.redeemed()) {
            String paid = redemption
                    .voucher()
                    .map(code -> paper.word("RECEIPT_VOUCHER") + " " + code)
                    .orElseGet(() -> paper.word("RECEIPT_REDEEMED"));
            paper.row(paid, redemption.amount().negated());
        }
        paper.row(paper.word("RECEIPT_DUE") + " " + priced.due().currency().getCurrencyCode(), priced.due());
        payment(receipt);
        if (receipt.pointsBalance().isPresent()) {
            paper.rule();
            paper.row(paper.word("RECEIPT_POINTS_EARNED"), priced.pointsEarned().plain());
            paper.row(
                    paper.word("RECEIPT_POINTS_BALANCE"),
                    receipt.pointsBalance().get().plain());
        }
        receipt.cashBack()
                .filter(Money::isPositive)
                .ifPresent(back -> paper.row(paper.word("RECEIPT_CASH_BACK"), back));
        for (Voucher voucher : receipt.vouchers()) {
            paper.row(paper.word("RECEIPT_VOUCHER") + " " + voucher.code(), voucher.value());
            paper.row("  " + paper.word("RECEIPT_THROUGH"), voucher.through().toString());
        }
    }

    private void line(PricedLine line) {
        paper.row(
                Paper.counted(line.line().quantity(), line.line().unit())
                        + line.line()
                                .facts()
                                .description()
                                .orElse(line.line().item().code()),
                line.line().amount());
        for (PricedLine.Discount discount : line.discounts()) {
            paper.row("  " + name(discount.offer()), discount.amount().negated());
        }
    }

    private void payment(Receipt receipt) {
        for (Tender tender : receipt.payment().tenders().orElse(List.of())) {
            paper.row(tender.type(), tender.amount());
        }
        if (!receipt.payment().change().isZero()) {
            paper.row(paper.word("RECEIPT_CHANGE"), receipt.payment().change());
        }
    }

    private String name(String offer) {
        return offers.get(offer).map(o -> o.name().in(language, offer)).orElse(offer);
    }
}
