package dev.tillside;

import dev.tillside.basket.Line;
import dev.tillside.internal.store.Reference;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.money.Points;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.sale.Worth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prints what a shopper gets for goods that come back, or for a sale that is undone. */
final class ReturnText {
    private final Paper paper;
    private final Map<String, ItemFacts> sold = new TreeMap<>();
    private final Reference reference;

    private ReturnText(Paper paper, Optional<Receipt> original, Reference reference) {
        this.paper = paper;
        this.reference = reference;
        original.ifPresent(r -> {
            for (Line line : r.priced().basket().lines()) {
                sold.put(line.id(), line.facts());
            }
        });
    }

    /** The return with its text. */
    static Refund print(
            Refund refund, Optional<Receipt> original, Reference reference, String language, boolean training) {
        Paper paper = new Paper(language);
        new ReturnText(paper, original, reference).print(refund, training);
        return refund.withText(paper.lines());
    }

    private void print(Refund refund, boolean training) {
        if (training) {
            paper.text(paper.word("RECEIPT_TRAINING"));
        }
        paper.text(paper.word(refund.postVoid() ? "RECEIPT_VOIDED" : "RECEIPT_RETURN"));
        paper.text(refund.key().toString());
        refund.of().ifPresent(of -> paper.text(paper.word("RECEIPT_RETURN_OF") + " " + of));
        paper.rule();
        refund.lines().forEach(this::line);
        paper.rule();
        Worth totals = refund.totals();
        for (Worth.Voucher voucher : totals.vouchers()) {
            paper.row(paper.word("RECEIPT_VOUCHER_BACK") + " " + voucher.code(), voucher.amount());
        }
        paper.row(
                paper.word("RECEIPT_REFUND") + " " + refund.amount().currency().getCurrencyCode(), refund.amount());
        points("RECEIPT_POINTS_TAKEN_BACK", totals.earned());
        points("RECEIPT_POINTS_GIVEN_BACK", totals.spent());
    }

    private void points(String word, Points points) {
        if (!points.isZero()) {
            paper.row(paper.word(word), points.plain());
        }
    }

    private void line(ReturnedLine line) {
        ItemFacts facts = Optional.ofNullable(sold.get(line.line()))
                .or(() -> reference.item(line.item()).map(Item::facts))
                .orElse(ItemFacts.NONE);
        paper.row(
                Paper.counted(line.quantity(), line.unit())
                        + facts.description().orElse(line.item().code()),
                line.refund());
    }
}
