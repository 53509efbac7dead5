package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.list.PrintedList;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.points.Balance;
import dev.tillside.points.Voucher;
import dev.tillside.sale.Explained;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.sale.ReturnedSoFar;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Worth;
import dev.tillside.sync.Line;
import dev.tillside.sync.SyncReport;
import dev.tillside.text.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the library answers to an event, one line of JSON each; {@code n} is the number of the event's line, and 0, which is left
 * out, where events do not come as lines of one input.
 */
public final class Answer {
    private Answer() {}

    public static String ok(long n) {
        return head(n, "ok").toString();
    }

    /** Done, with what the cashier should know besides, where there is anything. */
    public static String ok(long n, List<Message> warnings, String language) {
        ObjectNode out = head(n, "ok");
        if (!warnings.isEmpty()) {
            PricedJson.messages(out, "messages", warnings, language);
        }
        return out.toString();
    }

    /** Refused: why, for who mends the till, and in one sentence for the cashier. */
    public static String error(long n, LoyaltyException fault, String language) {
        return head(n, "error")
                .put("code", fault.code().name())
                .put("path", fault.path().filter(p -> !p.isEmpty()).orElse(null))
                .put("message", fault.getMessage())
                .put("text", sentence(fault.code(), language))
                .toString();
    }

    /** The library's own fault: the line could not be answered, and the log says why. */
    public static String failed(long n, String language) {
        return head(n, "error")
                .put("code", Code.INTERNAL.name())
                .putNull("path")
                .put("message", "the library failed on this line; the log says why")
                .put("text", sentence(Code.INTERNAL, language))
                .toString();
    }

    private static String sentence(Code code, String language) {
        return Message.cashier("FAULT_" + code.name(), Map.of()).text(language);
    }

    public static String scanned(long n, Scanned scanned, String language) {
        ObjectNode out = head(n, "scanned");
        out.put("as", scanned.as().name());
        out.put("reason", scanned.reason().map(Enum::name).orElse(null));
        out.put("member", scanned.member().map(m -> m.id()).orElse(null));
        out.put("gtin", scanned.gtin().map(g -> g.digits()).orElse(null));
        scanned.coupon().ifPresent(coupon -> out.put("coupon", coupon));
        scanned.offer().ifPresent(offer -> out.put("offer", offer));
        scanned.list().ifPresent(list -> out.put("list", list));
        scanned.text().ifPresent(text -> out.put("text", text));
        if (scanned.duplicate()) {
            out.put("duplicate", true);
        }
        if (!scanned.known()) {
            out.put("known", false);
        }
        label(out, scanned.label());
        out.put("message", scanned.message().text(language));
        PricedJson.messages(out, "tells", scanned.tells(), language);
        return out.toString();
    }

    private static void label(ObjectNode out, Scanned.Label label) {
        if (!label.elements().isEmpty()) {
            ObjectNode elements = out.putObject("elements");
            label.elements().forEach(elements::put);
        }
        label.expiry().ifPresent(day -> out.put("expiry", day.toString()));
        label.price().ifPresent(price -> out.put("price", price.plain()));
        label.measure().ifPresent(measure -> out.putObject("measure")
                .put("value", measure.value().plain())
                .put("unit", measure.unit().code()));
        label.addOn().ifPresent(digits -> out.put("addOn", digits));
        names(out, "repairs", label.repairs());
        names(out, "warnings", label.warnings());
    }

    private static void names(ObjectNode out, String field, List<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            ArrayNode names = out.putArray(field);
            values.forEach(value -> names.add(value.name()));
        }
    }

    /**
     * @param warnings what the cashier should know of the till besides
     */
    public static String priced(long n, String tx, PricedBasket priced, List<Message> warnings, String language) {
        ObjectNode out = head(n, "priced").put("tx", tx);
        PricedJson.write(out, priced);
        List<Message> all = new ArrayList<>(warnings);
        all.addAll(priced.messages());
        PricedJson.messages(out, "messages", all, language);
        return out.toString();
    }

    public static String explained(long n, String tx, Outcome outcome) {
        ObjectNode out = head(n, "explained").put("tx", tx);
        PricedJson.outcome(out, outcome);
        return out.toString();
    }

    /** What became of the offers, for people. */
    public static String offers(long n, String tx, List<Explained> offers, String language) {
        ObjectNode out = head(n, "offers").put("tx", tx);
        ArrayNode all = out.putArray("offers");
        for (Explained explained : offers) {
            ObjectNode node = PricedJson.outcome(explained.outcome());
            node.put("name", explained.name().in(language, explained.outcome().offer()));
            node.put("text", explained.why().text(language));
            all.add(node);
        }
        return out.toString();
    }

    /**
     * @param open sales that go on at this till
     * @param suspended keys of sales that it can resume
     */
    public static String checkouts(long n, List<OpenSale> open, List<BasketKey> suspended, String language) {
        ObjectNode out = head(n, "checkouts");
        ArrayNode sales = out.putArray("open");
        open.forEach(sale -> sale.write(sales.addObject(), language));
        ArrayNode keys = out.putArray("suspended");
        suspended.forEach(key -> keys.add(key.toString()));
        return out.toString();
    }

    /**
     * How a till is.
     *
     * @param waiting transactions that head office does not have yet
     * @param deadLetters transactions that it refused
     * @param line how the line to head office stands, where the till has one
     * @param messages what the cashier should know of the till
     */
    public static String status(
            long n, int waiting, int deadLetters, Optional<Line> line, List<Message> messages, String language) {
        ObjectNode out = head(n, "status");
        out.put("waiting", waiting);
        out.put("deadLetters", deadLetters);
        out.put(
                "headOffice",
                line.map(l -> l.state() == Line.State.CLOSED ? "UP" : "DOWN").orElse("NONE"));
        PricedJson.messages(out, "messages", messages, language);
        return out.toString();
    }

    /** What people at the till should read. */
    public static String messages(String tx, List<Message> messages, String language) {
        ObjectNode out = head(0, "messages");
        if (!tx.isEmpty()) {
            out.put("tx", tx);
        }
        PricedJson.messages(out, "messages", messages, language);
        return out.toString();
    }

    /**
     * The library takes longer than the till waits; what was asked for goes on.
     *
     * @param tx the transaction, empty where it is about none
     * @param quote what the basket cost when it was last priced
     */
    public static String late(String tx, Optional<PricedBasket> quote, String language) {
        ObjectNode out = head(0, "late").put("degraded", true);
        out.put("tx", tx.isEmpty() ? null : tx);
        out.put(
                "text",
                Message.cashier(quote.isPresent() ? "LATE" : "LATE_UNPRICED", Map.of())
                        .text(language));
        quote.ifPresentOrElse(priced -> PricedJson.write(out.putObject("quote"), priced), () -> out.putNull("quote"));
        return out.toString();
    }

    /**
     * @param next the list that the shopper takes home
     */
    public static String committed(long n, String tx, Receipt receipt, Optional<PrintedList> next, String language) {
        ObjectNode out =
                head(n, "committed").put("tx", tx).put("key", receipt.key().toString());
        PricedJson.write(out, receipt.priced());
        PricedJson.messages(out, "messages", receipt.priced().messages(), language);
        out.put("pointsBalance", receipt.pointsBalance().map(p -> p.plain()).orElse(null));
        ArrayNode vouchers = out.putArray("vouchers");
        for (Voucher voucher : receipt.vouchers()) {
            vouchers.addObject()
                    .put("code", voucher.code())
                    .put("value", voucher.value().plain())
                    .put("through", voucher.through().toString());
        }
        receipt.cashBack().ifPresent(back -> out.put("cashBack", back.plain()));
        ArrayNode text = out.putArray("receipt");
        receipt.text().forEach(text::add);
        next.ifPresentOrElse(list -> nextList(out.putObject("nextList"), list), () -> out.putNull("nextList"));
        if (!receipt.flags().isEmpty()) {
            ArrayNode flags = out.putArray("flags");
            receipt.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        }
        if (receipt.again()) {
            out.put("again", true);
        }
        return out.toString();
    }

    private static void nextList(ObjectNode out, PrintedList list) {
        out.put("id", list.id());
        ObjectNode valid = out.putObject("valid");
        list.valid().from().ifPresent(from -> valid.put("from", from.toString()));
        list.valid().through().ifPresent(through -> valid.put("through", through.toString()));
        out.put("code", list.code());
        ArrayNode text = out.putArray("text");
        list.text().forEach(text::add);
    }

    /** What comes back for goods. */
    public static String returned(long n, String tx, Refund refund) {
        Worth totals = refund.totals();
        ObjectNode out = head(n, "returned").put("tx", tx);
        out.put("refund", refund.amount().plain());
        out.put("pointsTakenBack", totals.earned().plain());
        out.put("pointsGivenBack", totals.spent().plain());
        RefundJson.vouchers(out.putArray("vouchersGivenBack"), totals.vouchers());
        ArrayNode coupons = out.putArray("couponsRestored");
        refund.plan().couponsRestored().forEach(c -> coupons.add(c.coupon()));
        ArrayNode lines = out.putArray("lines");
        for (ReturnedLine line : refund.lines()) {
            ObjectNode node = lines.addObject();
            node.put("line", line.line());
            node.put("quantity", line.quantity().plain());
            node.put("refund", line.refund().plain());
            node.put("pointsTakenBack", line.back().earned().plain());
            ArrayNode discounts = node.putArray("discounts");
            line.back().discounts().forEach(d -> RefundJson.discount(discounts, d));
        }
        if (refund.again()) {
            out.put("again", true);
        }
        return out.toString();
    }

    /** A sale that is undone, and what is paid back for it. */
    public static String undone(long n, Refund refund) {
        return head(n, "ok").put("refund", refund.amount().plain()).toString();
    }

    /**
     * What was sold under a key.
     *
     * @param back what came back of it
     */
    public static String sold(long n, Receipt receipt, List<Refund> back) {
        ObjectNode out = head(n, "sold").put("key", receipt.key().toString());
        out.put("at", receipt.at().toString());
        out.put("due", receipt.priced().due().plain());
        Map<String, String> left = new HashMap<>();
        Returning.left(receipt, ReturnedSoFar.of(back))
                .forEach(asked -> left.put(asked.line(), asked.quantity().plain()));
        ArrayNode lines = out.putArray("lines");
        for (PricedLine line : receipt.priced().lines()) {
            ObjectNode node = lines.addObject();
            LineJson.write(node, line.line());
            node.put("net", line.net().plain());
            node.put("left", left.getOrDefault(line.line().id(), "0"));
        }
        return out.toString();
    }

    public static String balance(long n, Balance balance) {
        ObjectNode out = head(n, "balance");
        write(out, balance);
        return out.toString();
    }

    /** All that is held on a member. */
    public static String exported(long n, MemberExport export) {
        ObjectNode out = head(n, "exported");
        out.put("member", export.member().id());
        out.set("document", export.node());
        return out.toString();
    }

    static void write(ObjectNode out, Balance balance) {
        out.put("member", balance.member().id());
        out.put("points", balance.points().plain());
        out.put("pending", balance.pending().plain());
        out.put("debt", balance.debt().plain());
        ArrayNode lots = out.putArray("lots");
        for (Balance.Lot lot : balance.lots()) {
            lots.addObject()
                    .put("points", lot.points().plain())
                    .put("expires", lot.expires().map(LocalDate::toString).orElse(null));
        }
        out.put("tier", balance.tier().orElse(null));
        balance.cashBack().ifPresent(back -> out.put("cashBack", back.plain()));
    }

    public static String synced(long n, SyncReport report) {
        ObjectNode out = head(n, "synced");
        out.put("pushed", report.pushed());
        out.put("pulled", report.pulled());
        out.put("waiting", report.waiting());
        ArrayNode conflicts = out.putArray("conflicts");
        for (SyncReport.Conflict conflict : report.conflicts()) {
            conflicts
                    .addObject()
                    .put("coupon", conflict.coupon())
                    .put("key", conflict.key().toString())
                    .put("reason", conflict.reason());
        }
        if (!report.refused().isEmpty()) {
            ArrayNode refused = out.putArray("refused");
            report.refused().forEach(key -> refused.add(key.toString()));
        }
        Optional<String> failure = report.failure();
        failure.ifPresent(f -> out.put("failure", f));
        return out.toString();
    }

    private static ObjectNode head(long n, String type) {
        ObjectNode out = PricedJson.object();
        return (n > 0 ? out.put("n", n) : out).put("type", type);
    }
}
