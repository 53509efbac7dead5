package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.Chain;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A committed sale as one JSON object: what the journal keeps and the outbox carries up. It holds all that is needed to
 * compute the receipt again: lines as the till sent them, the clock reading, and the versions of programme and offers.
 */
public final class SaleJson {
    private SaleJson() {}

    /** The sale, one line, without what it was priced with. */
    public static String write(Receipt receipt) {
        return write(receipt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The sale, one line.
     *
     * @param seen what it was priced with, where that is known
     * @param section the links that it adds to its till's chain of ledger entries, where it moves points
     * @param list what became of the member's list that its till planned
     */
    public static String write(
            Receipt receipt,
            Optional<Circumstances> seen,
            Optional<Chain.Section> section,
            Optional<ListOutcome> list) {
        ObjectNode out = sale(receipt);
        list.ifPresent(outcome -> outcome.write(out.putObject("plannedList")));
        section.ifPresent(links -> AccountJson.write(out.putObject("chain"), links));
        seen.ifPresent(s -> CircumstancesJson.write(out.putObject("seen"), s));
        return out.toString();
    }

    private static ObjectNode sale(Receipt receipt) {
        ObjectNode out = PricedJson.object();
        out.put("type", "sale");
        out.put("key", receipt.key().toString());
        receipt.member().ifPresent(m -> out.put("member", m.id()));
        out.put("at", receipt.at().toString());
        receipt.operator().ifPresent(o -> out.put("operator", o));
        out.put("programVersion", receipt.programVersion());
        priced(out, receipt.priced());
        payment(out, receipt.payment());
        ArrayNode flags = out.putArray("flags");
        receipt.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        receipt.pointsBalance().ifPresent(p -> out.put("pointsBalance", p.plain()));
        ArrayNode text = out.putArray("receipt");
        receipt.text().forEach(text::add);
        Currency currency = receipt.priced().basket().currency();
        receipt.account().ifPresent(move -> AccountJson.write(out.putObject("account"), move, currency));
        return out;
    }

    /** What a sale was priced with, where it says so. */
    public static Optional<Circumstances> circumstances(String json) {
        return circumstances(Fields.parse(json));
    }

    static Optional<Circumstances> circumstances(Fields f) {
        return f.object("seen", CircumstancesJson::read);
    }

    /** Where the sale says something else than that price, computed again. */
    public static List<Difference> differences(TransactionText sale, PricedBasket recomputed) {
        return SaleDifferences.between(sale.node(), recomputed);
    }

    /** Reads back what {@link #write} wrote. */
    public static Receipt read(String json) {
        return read(Fields.parse(json));
    }

    static Receipt read(Fields f) {
        PricedBasket priced = priced(f, BasketKey.parse(f.text("key")));
        Currency currency = priced.basket().currency();
        return new Receipt(
                priced.basket().key(),
                f.optionalText("member").map(MemberId::new),
                f.ownInstant("at").orElseThrow(() -> BadInput.missing("at")),
                f.optionalText("operator"),
                f.whole("programVersion").orElse(1),
                priced,
                payment(f, currency),
                flags(f),
                f.has("pointsBalance") ? Optional.of(f.signedPoints("pointsBalance")) : Optional.<Points>empty(),
                f.object("account", account -> AccountJson.read(account, f.text("key"))),
                f.texts("receipt"),
                false);
    }

    /** A priced basket with its lines, so that {@link #priced(Fields, BasketKey)} can read it back. */
    static void priced(ObjectNode out, PricedBasket priced) {
        out.put("currency", priced.basket().currency().getCurrencyCode());
        ArrayNode basket = out.putArray("basket");
        priced.basket().lines().forEach(line -> LineJson.write(basket.addObject(), line));
        ObjectNode versions = out.putObject("offerVersions");
        priced.offerVersions().forEach(versions::put);
        PricedJson.write(out, priced);
    }

    static PricedBasket priced(Fields f, BasketKey key) {
        Currency currency = ReferenceReader.currency(f);
        Basket basket = new Basket(key, currency, f.objects("basket", line -> LineJson.read(line, currency)));
        return PricedReader.read(f, basket);
    }

    private static void payment(ObjectNode out, Payment payment) {
        payment.tenders().ifPresent(tenders -> {
            ArrayNode array = out.putArray("tenders");
            tenders.forEach(t -> array.addObject()
                    .put("type", t.type())
                    .put("amount", t.amount().plain()));
        });
        out.put("tax", payment.tax().plain());
        out.put("rounding", payment.rounding().plain());
        out.put("change", payment.change().plain());
        if (payment.late()) {
            out.put("late", true);
        }
    }

    /** Tenders, tax, rounding, change and whether it was late, as {@code commit} has them. */
    static Payment payment(Fields f, Currency currency) {
        Optional<List<Tender>> tenders = f.has("tenders")
                ? Optional.of(f.objects("tenders", t -> new Tender(t.text("type"), t.signedMoney("amount", currency))))
                : Optional.empty();
        Money change = f.optionalMoney("change", currency).orElse(Money.zero(currency));
        return new Payment(
                tenders, amount(f, "tax", currency), amount(f, "rounding", currency), change, f.flag("late", false));
    }

    private static Money amount(Fields f, String name, Currency currency) {
        return f.has(name) ? f.signedMoney(name, currency) : Money.zero(currency);
    }

    private static Set<Receipt.Flag> flags(Fields f) {
        Set<Receipt.Flag> flags = new HashSet<>();
        f.texts("flags").forEach(flag -> flags.add(Fields.constant(flag, "flags", Receipt.Flag.class)));
        return flags;
    }
}
