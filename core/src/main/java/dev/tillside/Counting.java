package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.ReturnTerms;
import dev.tillside.sale.ReturnedSoFar;
import dev.tillside.sale.Returning;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts one return, at one moment. */
record Counting(Desk desk, BasketKey key, Optional<BasketKey> into) {
    Refund ofReceipt(ReturnRequest request, Receipt receipt, List<Refund> before, Optional<OriginalPrices> prices) {
        Program program = desk.program();
        noExchanged(request, desk.journal().refunds().into(receipt.key()));
        ReturnedSoFar soFar = settled(ReturnedSoFar.of(before), program, receipt, prices);
        ReturnPlan plan = Returning.plan(
                receipt, soFar, request.asked(), program, key.businessDay(), basket -> prices.orElseThrow(
                                () -> new Refused(
                                        Code.UNKNOWN_RECEIPT,
                                        "of",
                                        "the offers of that day are not known at this till"))
                        .apply(basket));
        return refund(Optional.of(request), Optional.of(receipt), before, plan);
    }

    Refund loose(ReturnRequest request) {
        return refund(Optional.of(request), Optional.empty(), List.of(), Returning.withoutReceipt(request.loose()));
    }

    Refund postVoid(Receipt receipt, List<Refund> before) {
        ReturnPlan plan = Returning.postVoid(receipt, ReturnedSoFar.of(before), desk.program());
        return refund(Optional.empty(), Optional.of(receipt), before, plan);
    }

    /** A till that never had the offers of that day counts by what was paid, if no other has counted before. */
    private static ReturnedSoFar settled(
            ReturnedSoFar soFar, Program program, Receipt receipt, Optional<OriginalPrices> prices) {
        if (soFar.terms().isPresent() || prices.isPresent()) {
            return soFar;
        }
        ReturnTerms terms = new ReturnTerms(
                Program.ReturnPolicy.PAID_SHARE,
                ReturnTerms.of(program, receipt).pointsDecimals());
        return new ReturnedSoFar(Optional.of(terms), soFar.lines());
    }

    private static void noExchanged(ReturnRequest request, List<Refund> into) {
        for (int i = 0; i < request.asked().size(); i++) {
            String line = request.asked().get(i).line();
            if (into.stream().anyMatch(r -> Returns.brought(r, line))) {
                throw new Refused(Code.UNKNOWN_LINE, "lines[" + i + "].line", "goods that came back in this very sale");
            }
        }
    }

    /** @param request absent where the sale is undone */
    private Refund refund(
            Optional<ReturnRequest> request, Optional<Receipt> receipt, List<Refund> before, ReturnPlan plan) {
        Instant now = desk.now();
        return new Refund(
                key,
                receipt.map(Receipt::key),
                receipt.flatMap(Receipt::member),
                now,
                request.flatMap(ReturnRequest::operator),
                request.flatMap(ReturnRequest::reason),
                request.flatMap(ReturnRequest::tenders),
                into,
                request.isEmpty(),
                before.stream()
                        .map(Refund::key)
                        .sorted(Comparator.comparing(BasketKey::toString))
                        .toList(),
                valid(plan, receipt.map(Receipt::key), now),
                Optional.empty(),
                List.of(),
                false);
    }

    private ReturnPlan valid(ReturnPlan plan, Optional<BasketKey> sale, Instant now) {
        return new ReturnPlan(
                plan.terms(),
                plan.lines(),
                plan.totals(),
                plan.couponsRestored().stream()
                        .filter(c -> desk.canBeUsed(c, sale.orElse(key), key.store(), now))
                        .toList(),
                plan.usesRestored(),
                plan.complete());
    }
}
