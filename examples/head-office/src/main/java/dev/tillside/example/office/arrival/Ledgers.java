package dev.tillside.example.office.arrival;

import dev.tillside.Recomputation;
import dev.tillside.example.office.reference.Reference;
import dev.tillside.example.office.settle.AccountIndex;
import dev.tillside.example.office.store.Book;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.LedgerEntry.Kind;
import dev.tillside.points.Redemption;
import dev.tillside.points.VoucherMove;
import dev.tillside.points.VoucherRule;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.TransactionText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a transaction did to an account is no more than it says that it did: a till may book less, because it did not know
 * all, and never more. A chain of hashes says that nobody changed the entries afterwards, not that they were right.
 */
final class Ledgers {
    /** What a sale books. */
    private static final Set<Kind> OF_SALES =
            EnumSet.of(Kind.EARN, Kind.SPEND, Kind.VOUCHER, Kind.DEBT, Kind.SETTLE, Kind.FORGIVE);
    /** What settles by itself what else is booked, and is counted by itself. */
    private static final Set<Kind> APART = EnumSet.of(Kind.EARN, Kind.VOUCHER, Kind.FORGIVE);

    private static final String LEDGER = "account.ledger";

    private final Book reading;
    private final Recomputation.Archive archive;

    Ledgers(Book reading, Recomputation.Archive archive) {
        this.reading = reading;
        this.archive = archive;
    }

    /** Which field of a sale says that more was done than the sale did. */
    Optional<String> beyond(TransactionText text, Receipt receipt, Optional<Circumstances> seen) throws IOException {
        List<LedgerEntry> entries = receipt.account().map(AccountMove::points).orElse(List.of());
        Points redeemed =
                receipt.priced().redeemed().stream().map(Redemption::points).reduce(Points.ZERO, Points::plus);
        if (text.isErased()) {
            return ofErased(receipt.account());
        }
        if (!entries.stream().map(LedgerEntry::kind).allMatch(OF_SALES::contains)
                || isMore(sum(entries, EnumSet.of(Kind.EARN)), receipt.priced().pointsEarned())
                || isMore(rest(entries), redeemed.negated())
                || isMore(sum(entries, EnumSet.of(Kind.VOUCHER)), Points.ZERO)) {
            return Optional.of(LEDGER);
        }
        Optional<String> strange = strange(receipt.member(), receipt.account());
        if (strange.isPresent() || receipt.account().isEmpty()) {
            return strange;
        }
        return seen.isPresent()
                ? issued(seen.get(), receipt.account().get())
                : Optional.of("seen"); // points that nobody will ever be able to compute
    }

    /** The same of a return. */
    Optional<String> beyond(TransactionText text, Refund refund) throws IOException {
        if (text.isErased()) {
            return ofErased(refund.account());
        }
        if (refund.of().isEmpty()) {
            return refund.account().map(any -> "account"); // without a receipt nobody knows whose it was
        }
        if (refund.postVoid() && !refund.of().get().store().equals(refund.key().store())) {
            return Optional.of("of"); // another store's sale comes back as a return
        }
        List<LedgerEntry> entries = refund.account().map(AccountMove::points).orElse(List.of());
        Points given = sum(entries, EnumSet.of(Kind.GIVE_BACK, Kind.GRACE)); // a till may not know what to take back
        boolean issues = refund.account().stream()
                .flatMap(move -> move.vouchers().stream())
                .anyMatch(move -> move.kind() == VoucherMove.Kind.ISSUED);
        if (entries.stream().anyMatch(entry -> entry.kind() == Kind.EARN)
                || isMore(given, refund.totals().spent())
                || issues) {
            return Optional.of(LEDGER);
        }
        return strange(refund.member(), refund.account());
    }

    /** A note that carries a basket from till to till moves nobody's points. */
    static Optional<String> beyond(TransactionText note) {
        return note.account().map(any -> "account");
    }

    private static Optional<String> ofErased(Optional<AccountMove> move) {
        return move.flatMap(AccountMove::account)
                .filter(account -> !account.equals(AccountIds.ERASED))
                .map(any -> "account.account");
    }

    private static boolean isMore(Points booked, Points said) {
        return booked.compareTo(said) > 0;
    }

    private static Points sum(List<LedgerEntry> entries, Set<Kind> kinds) {
        return entries.stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .map(LedgerEntry::points)
                .reduce(Points.ZERO, Points::plus);
    }

    private static Points rest(List<LedgerEntry> entries) {
        return sum(entries, EnumSet.complementOf(EnumSet.copyOf(APART)));
    }

    /** An account that is somebody else's, or a chain of another store's till. */
    private Optional<String> strange(Optional<MemberId> member, Optional<AccountMove> move) throws IOException {
        Optional<MemberId> account = move.flatMap(AccountMove::account);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        if (member.isEmpty()) {
            return Optional.of("member");
        }
        return account.equals(member) || !isAnothers(account.get(), member.get())
                ? Optional.empty()
                : Optional.of("account.account");
    }

    /** Of a member who shares nothing with the buyer; a household's may have changed on the way. */
    private boolean isAnothers(MemberId account, MemberId buyer) throws IOException {
        return reading.look(
                book -> new Reference(book).object("member", account.id()).isPresent()
                        && !new AccountIndex(book).of(buyer).ids().contains(account.id()));
    }

    /** A voucher takes the points that the programme asks for it. */
    private Optional<String> issued(Circumstances seen, AccountMove move) {
        List<VoucherMove> issued = move.vouchers().stream()
                .filter(voucher -> voucher.kind() == VoucherMove.Kind.ISSUED)
                .toList();
        Optional<List<VoucherRule>> rules = issued.isEmpty() ? Optional.empty() : rules(seen.program());
        if (rules.isEmpty()) {
            return Optional.empty(); // without the programme nothing is computed again either
        }
        BigDecimal price = BigDecimal.ZERO;
        for (VoucherMove voucher : issued) {
            Optional<VoucherRule> rule = rules.get().stream()
                    .filter(known -> known.id().equals(voucher.voucher().rule())
                            && known.value().equals(voucher.voucher().value()))
                    .findFirst();
            if (rule.isEmpty()) {
                return Optional.of("account.vouchers");
            }
            price = price.add(rule.get().points().value());
        }
        Points paid = sum(move.points(), EnumSet.of(Kind.VOUCHER)).negated();
        return isMore(new Points(price), paid) ? Optional.of("account.vouchers") : Optional.empty();
    }

    private Optional<List<VoucherRule>> rules(Circumstances.Text program) {
        try {
            return archive.text(ReferenceObject.Type.PROGRAM, program.id(), program.version(), program.digest())
                    .map(json -> ReferenceObject.program(json).vouchers());
        } catch (BadInput e) {
            return Optional.empty(); // it is unreadable, and told so when it is computed again
        }
    }
}
