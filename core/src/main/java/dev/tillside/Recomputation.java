package dev.tillside;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Refused;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.sale.ReturnedSoFar;
import dev.tillside.sale.Returning;
import dev.tillside.wire.Difference;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.RefundJson;
import dev.tillside.wire.SaleJson;
import dev.tillside.wire.TransactionJson;
import dev.tillside.wire.TransactionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes a committed sale or return again, from the texts of programme and offers as they were, and says what comes out
 * differently.
 *
 * <p>Of a sale, lines, discounts with their funding, tender coupons, uses, points and what is due are held against it bit for
 * bit, and the tenders against what is due. What points and vouchers paid is taken as the sale says it; the member's balance,
 * which other sales decide, and the printed text are not computed again. Of a return, all that it gives and takes back is.
 *
 * <p>Texts that were read lately are held, a bounded number of them, so that going through many sales of one programme reads
 * each offer once. Thread-safe.
 */
public final class Recomputation {
    private static final String LACKING = "seen.";
    private static final String NO_SALE = "this sale is not here";
    private static final String NOT_ALL_RETURNS = "not all of these are here";

    private final ReadTexts texts;

    /**
     * @param archive where texts are found; asked by the thread that computes
     */
    public Recomputation(Archive archive) {
        texts = new ReadTexts(BadInput.present(archive, "archive"));
    }

    /** Whether nothing could be computed, because what decided the price is not here any more. */
    static boolean lacksTexts(Difference difference) {
        return difference.path().equals("seen") || difference.path().startsWith(LACKING);
    }

    /**
     * Whether the difference says only that something is not here which may still come, a text or another transaction, so that
     * nothing could be computed.
     */
    public static boolean isLacking(Difference difference) {
        return lacksTexts(difference)
                || difference.recomputed().equals(NO_SALE)
                || difference.recomputed().equals(NOT_ALL_RETURNS);
    }

    /** Where the texts of reference data are found, old ones too. */
    @FunctionalInterface
    public interface Archive {
        /**
         * The text of that object.
         *
         * @param type programme, offer or list key
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
    public List<Difference> of(String sale) {
        try {
            return of(TransactionText.of(BadInput.present(sale, "sale")));
        } catch (BadInput e) {
            return List.of(unreadable(e));
        }
    }

    /** The same of a sale whose text was read already. */
    public List<Difference> of(TransactionText sale) {
        try {
            Receipt receipt = receipt(BadInput.present(sale, "sale"));
            OriginalPrices.Found found = OriginalPrices.of(receipt, sale.circumstances(), texts);
            return found.prices().isEmpty()
                    ? found.missing()
                    : compared(sale, receipt, found.prices().get());
        } catch (BadInput e) {
            return List.of(unreadable(e));
        }
    }

    private static Difference unreadable(BadInput e) {
        return new Difference(e.path().orElse(""), "", "cannot be read: " + e.getMessage());
    }

    private static Receipt receipt(TransactionText text) {
        if (text.transaction() instanceof TransactionJson.Sale sale) {
            return sale.receipt();
        }
        throw BadInput.value("type", "not a sale");
    }

    private static Refund refund(TransactionText text) {
        if (text.transaction() instanceof TransactionJson.Return back) {
            return back.refund();
        }
        throw BadInput.value("type", "not a return");
    }

    private static List<Difference> compared(TransactionText sale, Receipt receipt, OriginalPrices prices) {
        List<Difference> found = new ArrayList<>(SaleJson.differences(sale, prices.whole()));
        Program program = prices.program();
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

    /**
     * What comes out differently of a return or post-void; nothing where it is as it was, and takes nothing back that had
     * come back before at a till which this one had not heard of.
     *
     * @param returned as {@link RefundJson} writes it
     * @param sale the sale that it returns, as {@link SaleJson} writes it, where it is there
     * @param earlier all returns of that sale which arrived before
     */
    public List<Difference> ofReturn(String returned, Optional<String> sale, List<String> earlier) {
        try {
            return ofReturn(TransactionText.of(BadInput.present(returned, "returned")), sale, earlier);
        } catch (BadInput e) {
            return List.of(unreadable(e));
        }
    }

    /** The same of a return whose text was read already. */
    public List<Difference> ofReturn(TransactionText returned, Optional<String> sale, List<String> earlier) {
        try {
            Refund refund = refund(BadInput.present(returned, "returned"));
            if (refund.of().isEmpty()) {
                return RefundJson.differences(returned, refund.plan());
            }
            if (sale.isEmpty()) {
                return List.of(new Difference("of", refund.of().get().toString(), NO_SALE));
            }
            return new Again(returned, refund, TransactionText.of(sale.get()), earlier, texts).differences();
        } catch (BadInput e) {
            return List.of(unreadable(e));
        }
    }

    private record Again(
            TransactionText returned, Refund refund, TransactionText sale, List<String> earlier, ReadTexts texts) {
        List<Difference> differences() {
            Receipt receipt = receipt(sale);
            List<Refund> all = earlier.stream().map(RefundJson::read).toList();
            List<Refund> known =
                    all.stream().filter(r -> refund.before().contains(r.key())).toList();
            if (known.size() != refund.before().size()) {
                return List.of(new Difference("before", refund.before().toString(), NOT_ALL_RETURNS));
            }
            try {
                List<Difference> found =
                        new ArrayList<>(RefundJson.differences(returned, again(receipt, ReturnedSoFar.of(known))));
                if (all.size() > known.size()) {
                    again(receipt, ReturnedSoFar.of(all)); // refuses what is not left
                }
                return found;
            } catch (Refused e) {
                return List.of(new Difference(e.path().orElse(""), "", e.getMessage()));
            }
        }

        private ReturnPlan again(Receipt receipt, ReturnedSoFar known) {
            ReturnedSoFar before =
                    new ReturnedSoFar(known.terms().or(() -> refund.plan().terms()), known.lines());
            Program anytime = Program.of(
                    "again",
                    receipt.priced().basket().currency(),
                    sale.circumstances().map(seen -> seen.zone()).orElse(java.time.ZoneOffset.UTC));
            if (refund.postVoid()) {
                return Returning.postVoid(receipt, before, anytime);
            }
            List<Returning.Asked> asked = refund.lines().stream()
                    .map(l -> new Returning.Asked(l.line(), l.quantity()))
                    .toList();
            return Returning.plan(
                    receipt,
                    before,
                    asked,
                    anytime,
                    receipt.key().businessDay(),
                    OriginalPrices.of(receipt, sale.circumstances(), texts)
                            .prices()
                            .orElseThrow(
                                    () -> BadInput.value(LACKING + "offers", "the offers of that sale are not here")));
        }
    }
}
