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

    static Found of(Receipt receipt, Optional<Circumstances> seen, Recomputation.Archive archive) {
        if (seen.isEmpty()) {
            return Found.missing(List.of(new Difference("seen", "", "the sale does not say what it was priced with")));
        }
        if (seen.get().engine() != Circumstances.ENGINE) {
            String engine = String.valueOf(seen.get().engine());
            return Found.missing(
                    List.of(new Difference("seen.engine", engine, "this version has engine " + Circumstances.ENGINE)));
        }
        return of(receipt, seen.get(), archive);
    }

    private static Found of(Receipt receipt, Circumstances seen, Recomputation.Archive archive) {
        List<Difference> missing = new ArrayList<>();
        Optional<String> text = text(ReferenceObject.Type.PROGRAM, seen.program(), "seen.program", archive, missing);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < seen.offers().size(); i++) {
            Circumstances.Text wanted = seen.offers().get(i);
            String path = "seen.offers[" + i + "]";
            listed(wanted, seen)
                    .or(() -> onPaper(wanted, text))
                    .or(() -> text(ReferenceObject.Type.OFFER, wanted, path, archive, missing))
                    .ifPresent(texts::add);
        }
        missing.addAll(ListProof.missing(seen, archive));
        if (!missing.isEmpty()) {
            return Found.missing(missing);
        }
        Program program = ReferenceObject.program(text.orElseThrow());
        List<Offer> offers =
                texts.stream().map(t -> ReferenceObject.offer(t, program)).toList();
        return new Found(Optional.of(new OriginalPrices(receipt, seen, program, OfferBook.of(offers))), List.of());
    }

    /** A paper coupon's offer is made again from its id. */
    private static Optional<String> onPaper(Circumstances.Text wanted, Optional<String> program) {
        return program.filter(p -> PaperOffer.is(wanted.id()))
                .map(ReferenceObject::program)
                .flatMap(p -> PaperOffer.text(wanted.id(), p))
                .filter(made -> ReferenceObject.digest(made).equals(wanted.digest()));
    }

    /** What no reference data had: a list brought it, and the sale carries it. */
    private static Optional<String> listed(Circumstances.Text wanted, Circumstances seen) {
        return seen.listed().stream()
                .filter(text -> ReferenceObject.digest(text).equals(wanted.digest()))
                .findFirst();
    }

    private static Optional<String> text(
            ReferenceObject.Type type,
            Circumstances.Text wanted,
            String path,
            Recomputation.Archive archive,
            List<Difference> missing) {
        Optional<String> text = archive.text(type, wanted.id(), wanted.version(), wanted.digest())
                .filter(found ->
                        ReferenceObject.read(found, Optional.empty()).digest().equals(wanted.digest()));
        if (text.isEmpty()) {
            String named = wanted.id() + " version " + wanted.version() + " (" + wanted.digest() + ")";
            missing.add(new Difference(path, named, "this text is not in the archive"));
        }
        return text;
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
