package dev.tillside;

import dev.tillside.basket.Basket;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.money.Points;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Shelf;
import dev.tillside.offer.Shopper;
import dev.tillside.offer.Usage;
import dev.tillside.points.Program;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Receipt;
import dev.tillside.wire.Difference;
import dev.tillside.wire.PaperOffer;
import dev.tillside.wire.ReferenceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What baskets cost for the shopper of a sale, at its clock reading and with the texts of programme and offers as they were.
 */
final class OriginalPrices implements Function<Basket, PricedBasket> {
    private final Receipt receipt;
    private final Circumstances seen;
    private final Program program;
    private final OfferBook offers;

    /** The prices, or why there are none: one of the two. */
    record Found(Optional<OriginalPrices> prices, List<Difference> missing) {
        private static Found missing(List<Difference> missing) {
            return new Found(Optional.empty(), missing);
        }
    }

    private OriginalPrices(Receipt receipt, Circumstances seen, Program program, OfferBook offers) {
        this.receipt = receipt;
        this.seen = seen;
        this.program = program;
        this.offers = offers;
    }

    static Found of(Receipt receipt, Optional<Circumstances> seen, ReadTexts texts) {
        if (seen.isEmpty()) {
            return Found.missing(List.of(new Difference("seen", "", "the sale does not say what it was priced with")));
        }
        if (seen.get().engine() != Circumstances.ENGINE) {
            String engine = String.valueOf(seen.get().engine());
            return Found.missing(
                    List.of(new Difference("seen.engine", engine, "this version has engine " + Circumstances.ENGINE)));
        }
        return of(receipt, seen.get(), texts);
    }

    private static Found of(Receipt receipt, Circumstances seen, ReadTexts texts) {
        Optional<Program> program = texts.program(seen.program());
        return program.isPresent()
                ? of(receipt, seen, program.get(), texts)
                : Found.missing(List.of(missing("seen.program", seen.program())));
    }

    private static Found of(Receipt receipt, Circumstances seen, Program program, ReadTexts texts) {
        List<Difference> missing = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < seen.offers().size(); i++) {
            Circumstances.Text wanted = seen.offers().get(i);
            Optional<Offer> offer = offer(wanted, seen, program, texts);
            if (offer.isEmpty()) {
                missing.add(missing("seen.offers[" + i + "]", wanted));
            }
            offer.ifPresent(offers::add);
        }
        missing.addAll(ListProof.missing(seen, texts.archive()));
        return missing.isEmpty()
                ? new Found(Optional.of(new OriginalPrices(receipt, seen, program, OfferBook.of(offers))), List.of())
                : Found.missing(missing);
    }

    private static Difference missing(String path, Circumstances.Text wanted) {
        String named = wanted.id() + " version " + wanted.version() + " (" + wanted.digest() + ")";
        return new Difference(path, named, "this text is not in the archive");
    }

    private static Optional<Offer> offer(
            Circumstances.Text wanted, Circumstances seen, Program program, ReadTexts texts) {
        return listed(wanted, seen)
                .or(() -> onPaper(wanted, program))
                .map(text -> ReferenceObject.offer(text, program))
                .or(() -> texts.offer(wanted, seen.program(), program));
    }

    /** A paper coupon's offer is made again from its id. */
    private static Optional<String> onPaper(Circumstances.Text wanted, Program program) {
        return PaperOffer.is(wanted.id())
                ? PaperOffer.text(wanted.id(), program)
                        .filter(made -> ReferenceObject.digest(made).equals(wanted.digest()))
                : Optional.empty();
    }

    /** What no reference data had: a list brought it, and the sale carries it. */
    private static Optional<String> listed(Circumstances.Text wanted, Circumstances seen) {
        return seen.listed().stream()
                .filter(text -> ReferenceObject.digest(text).equals(wanted.digest()))
                .findFirst();
    }

    Program program() {
        return program;
    }

    /** What the sale itself cost, with what points and vouchers paid as the receipt says it. */
    PricedBasket whole() {
        Pricing pricing = pricing(receipt.priced().basket());
        PricedBasket priced = Offers.price(pricing);
        return receipt.priced().redeemed().isEmpty()
                ? priced
                : Offers.withRedemptions(pricing, priced, receipt.priced().redeemed());
    }

    @Override
    public PricedBasket apply(Basket basket) {
        return Offers.price(pricing(basket));
    }

    private Pricing pricing(Basket basket) {
        return new Pricing(
                basket,
                program,
                offers,
                shopper(),
                receipt.at(),
                seen.zone(),
                offer -> seen.used().getOrDefault(offer.id(), Usage.Used.NOTHING),
                () -> Shelf.EMPTY,
                Pricing.Outcomes.TOUCHED,
                seen.stepBudget());
    }

    private Shopper shopper() {
        Optional<Member> member = seen.member().flatMap(who -> receipt.member()
                .map(id -> new Member(
                        id,
                        1,
                        List.of(),
                        who.tier(),
                        Optional.empty(),
                        Optional.empty(),
                        who.birthday(),
                        Points.ZERO,
                        List.of(),
                        Optional.empty(),
                        who.segments(),
                        Optional.empty(),
                        Optional.empty(),
                        DateSpan.ALWAYS,
                        List.of())));
        return new Shopper(member, seen.member().flatMap(Circumstances.Who::tier), seen.coupons());
    }
}
