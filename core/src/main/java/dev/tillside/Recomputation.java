package dev.tillside;

import dev.tillside.fault.BadInput;
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
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.SaleJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes a committed sale again, from the texts of programme and offers as they were, and says what comes out differently.
 *
 * <p>Lines, discounts with their funding, tender coupons, uses, points and what is due are held against the sale bit for bit,
 * and the tenders against what is due. What points and vouchers paid is taken as the sale says it; the member's balance, which
 * other sales decide, and the printed text are not computed again.
 */
public final class Recomputation {
    private Recomputation() {}

    /** Where the texts of reference data are found, old ones too. */
    @FunctionalInterface
    public interface Archive {
        /**
         * The text of that object.
         *
         * @param type programme or offer
         * @param digest {@link ReferenceObject#digest} of the text; another text of the same version is not wanted
         */
        Optional<String> text(ReferenceObject.Type type, String id, long version, String digest);
    }

    /**
     * What comes out differently; nothing where the sale is as it was.
     *
     * @param sale as {@link SaleJson} writes it
     * @return one difference where the sale cannot be computed again, which says why
     */
    public static List<Difference> of(String sale, Archive archive) {
        BadInput.present(archive, "archive");
        try {
            Receipt receipt = SaleJson.read(BadInput.present(sale, "sale"));
            Optional<Circumstances> seen = SaleJson.circumstances(sale);
            if (seen.isEmpty()) {
                return List.of(new Difference("seen", "", "the sale does not say what it was priced with"));
            }
            if (seen.get().engine() != Circumstances.ENGINE) {
                String engine = String.valueOf(seen.get().engine());
                return List.of(
                        new Difference("seen.engine", engine, "this version has engine " + Circumstances.ENGINE));
            }
            return new Again(receipt, seen.get(), archive).differences(sale);
        } catch (BadInput e) {
            return List.of(new Difference(e.path().orElse(""), "", "cannot be read: " + e.getMessage()));
        }
    }

    private record Again(Receipt receipt, Circumstances seen, Archive archive) {
        List<Difference> differences(String sale) {
            List<Difference> missing = new ArrayList<>();
            Optional<String> program = text(ReferenceObject.Type.PROGRAM, seen.program(), "seen.program", missing);
            List<String> offers = new ArrayList<>();
            for (int i = 0; i < seen.offers().size(); i++) {
                text(ReferenceObject.Type.OFFER, seen.offers().get(i), "seen.offers[" + i + "]", missing)
                        .ifPresent(offers::add);
            }
            if (!missing.isEmpty()) {
                return missing;
            }
            return compared(sale, ReferenceObject.program(program.orElseThrow()), offers);
        }

        private Optional<String> text(
                ReferenceObject.Type type, Circumstances.Text wanted, String path, List<Difference> missing) {
            Optional<String> text = archive.text(type, wanted.id(), wanted.version(), wanted.digest())
                    .filter(found -> ReferenceObject.read(found, Optional.empty())
                            .digest()
                            .equals(wanted.digest()));
            if (text.isEmpty()) {
                String named = wanted.id() + " version " + wanted.version() + " (" + wanted.digest() + ")";
                missing.add(new Difference(path, named, "this text is not in the archive"));
            }
            return text;
        }

        private List<Difference> compared(String sale, Program program, List<String> texts) {
            List<Offer> offers = texts.stream()
                    .map(text -> ReferenceObject.offer(text, program))
                    .toList();
            List<Difference> found = new ArrayList<>(SaleJson.differences(sale, price(program, OfferBook.of(offers))));
            if (receipt.programVersion() != program.version()) {
                found.add(new Difference(
                        "programVersion", String.valueOf(receipt.programVersion()), String.valueOf(program.version())));
            }
            boolean flagged = receipt.flags().contains(Receipt.Flag.TENDERS_DIFFER);
            if (receipt.payment().pays(receipt.priced().due()) == flagged) {
                String due = receipt.priced().due().plain();
                found.add(new Difference("tenders", flagged ? "flagged as not making " + due : "", "due is " + due));
            }
            return found;
        }

        private PricedBasket price(Program program, OfferBook offers) {
            Pricing pricing = new Pricing(
                    receipt.priced().basket(),
                    program,
                    offers,
                    shopper(),
                    receipt.at(),
                    seen.zone(),
                    offer -> seen.used().getOrDefault(offer.id(), Usage.Used.NOTHING),
                    () -> Shelf.EMPTY,
                    Pricing.Outcomes.TOUCHED,
                    seen.stepBudget());
            PricedBasket priced = Offers.price(pricing);
            return receipt.priced().redeemed().isEmpty()
                    ? priced
                    : Offers.withRedemptions(pricing, priced, receipt.priced().redeemed());
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
                            DateSpan.ALWAYS,
                            List.of())));
            return new Shopper(member, seen.member().flatMap(Circumstances.Who::tier), seen.coupons());
        }
    }
}
