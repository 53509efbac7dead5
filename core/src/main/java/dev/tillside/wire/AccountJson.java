package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Booking;
import dev.tillside.points.CashBackAccount;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Tiers;
import dev.tillside.points.Voucher;
import dev.tillside.points.VoucherMove;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction did to a member's account, as a committed sale carries it up ({@code account}, and {@code chain} for the
 * till's hash chain) and as head office tells it to the other tills (an object of type {@code account}, whose id is the
 * transaction's key).
 */
public final class AccountJson {
    private AccountJson() {}

    /** The move as an object of reference data, one line. */
    public static String object(AccountMove move, Currency currency) {
        ObjectNode out = PricedJson.object();
        out.put("type", "account").put("id", move.booking().key());
        write(out, move, currency);
        return out.toString();
    }

    static void write(ObjectNode out, AccountMove move, Currency currency) {
        out.put("currency", currency.getCurrencyCode());
        move.account().ifPresent(account -> out.put("account", account.id()));
        out.put("day", move.booking().day().toString());
        ArrayNode ledger = out.putArray("ledger");
        move.points().forEach(entry -> entry(ledger.addObject(), entry));
        ArrayNode vouchers = out.putArray("vouchers");
        move.vouchers().forEach(voucher -> write(vouchers.addObject(), voucher));
        move.fact().ifPresent(fact -> out.putObject("visit")
                .put("spend", fact.spend().plain())
                .put("points", fact.points().plain())
                .put("visits", fact.visits()));
        move.cashBack().ifPresent(back -> out.putObject("cashBack")
                .put("day", back.day().toString())
                .put("amount", back.amount().plain()));
    }

    private static void entry(ObjectNode out, LedgerEntry entry) {
        out.put("kind", entry.kind().name()).put("lot", entry.lot());
        out.put("points", entry.points().plain())
                .put("available", entry.available().toString());
        entry.expires().ifPresent(day -> out.put("expires", day.toString()));
        out.put("number", entry.number());
        entry.of().ifPresent(of -> out.put("of", of));
    }

    /** One move of a voucher, one line. */
    public static String move(VoucherMove move) {
        ObjectNode out = PricedJson.object();
        out.put("currency", move.amount().currency().getCurrencyCode());
        out.put("key", move.booking().key()).put("day", move.booking().day().toString());
        write(out, move);
        return out.toString();
    }

    private static void write(ObjectNode out, VoucherMove move) {
        Voucher voucher = move.voucher();
        out.put("kind", move.kind().name()).put("amount", move.amount().plain());
        out.put("code", voucher.code()).put("member", voucher.member().id());
        out.put("rule", voucher.rule()).put("sale", voucher.sale());
        out.put("value", voucher.value().plain()).put("left", voucher.left().plain());
        out.put("through", voucher.through().toString()).put("partial", voucher.partial());
        out.put("status", voucher.status().name());
    }

    /** Reads back what {@link #object} wrote. */
    public static AccountMove read(String json) {
        Fields f = Fields.parse(json);
        return read(f, f.text("id"));
    }

    static AccountMove read(Fields f, String key) {
        Currency currency = ReferenceReader.currency(f);
        Optional<MemberId> account = f.optionalText("account").map(MemberId::new);
        Booking booking = new Booking(key, day(f, "day"));
        List<LedgerEntry> entries = f.objects("ledger", e -> entry(e, account, booking));
        List<VoucherMove> vouchers = f.objects("vouchers", v -> voucher(v, currency, booking));
        return new AccountMove(
                booking,
                account,
                entries,
                vouchers,
                f.object(
                        "visit",
                        v -> new Tiers.Fact(
                                booking.day(),
                                v.signedMoney("spend", currency),
                                v.signedPoints("points"),
                                Math.toIntExact(v.whole("visits").orElse(1)))),
                f.object("cashBack", c -> new CashBackAccount.Entry(day(c, "day"), c.signedMoney("amount", currency))));
    }

    private static LedgerEntry entry(Fields f, Optional<MemberId> account, Booking booking) {
        return new LedgerEntry(
                account.orElseThrow(() -> BadInput.missing("account")),
                f.oneOf("kind", LedgerEntry.Kind.class).orElseThrow(() -> BadInput.missing("kind")),
                f.text("lot"),
                f.signedPoints("points"),
                day(f, "available"),
                f.date("expires"),
                booking,
                f.requiredCount("number"),
                f.optionalText("of"));
    }

    /** Reads back what {@link #move} wrote. */
    public static VoucherMove readMove(String json) {
        Fields f = Fields.parse(json);
        return voucher(f, ReferenceReader.currency(f), new Booking(f.text("key"), day(f, "day")));
    }

    private static VoucherMove voucher(Fields f, Currency currency, Booking booking) {
        Money amount = f.money("amount", currency);
        Voucher voucher = new Voucher(
                f.text("code"),
                new MemberId(f.text("member")),
                f.text("rule"),
                f.text("sale"),
                f.money("value", currency),
                f.money("left", currency),
                day(f, "through"),
                f.flag("partial", false),
                f.oneOf("status", Voucher.Status.class).orElseThrow(() -> BadInput.missing("status")));
        VoucherMove.Kind kind = f.oneOf("kind", VoucherMove.Kind.class).orElseThrow(() -> BadInput.missing("kind"));
        return new VoucherMove(kind, voucher, amount, booking);
    }

    private static LocalDate day(Fields f, String name) {
        return f.date(name).orElseThrow(() -> BadInput.missing(name));
    }

    static void write(ObjectNode out, Chain.Section section) {
        out.put("chain", section.chain()).put("from", section.from());
        out.put("before", section.before()).put("after", section.after());
    }

    static Chain.Section section(Fields f) {
        return new Chain.Section(
                f.text("chain"),
                f.whole("from").orElseThrow(() -> BadInput.missing("from")),
                f.text("before"),
                f.text("after"));
    }

    /** What a sale did to an account, where it did anything. */
    public static Optional<AccountMove> ofSale(String sale) {
        return ofSale(Fields.parse(sale));
    }

    static Optional<AccountMove> ofSale(Fields f) {
        String key = f.text("key");
        return f.object("account", account -> read(account, key));
    }

    /** The links that a sale adds to its till's chain, where it moved points. */
    static Optional<Chain.Section> sectionOfSale(Fields sale) {
        return sale.object("chain", AccountJson::section);
    }
}
