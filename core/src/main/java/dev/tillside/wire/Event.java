package dev.tillside.wire;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.Pricing;
import dev.tillside.points.Program;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Tender;
import dev.tillside.scan.Symbology;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a till says to the library in the wire format.
 *
 * @param till which till says it
 * @param at when; absent: the clock stands
 * @param tx the transaction it is about, empty where it is about none
 * @param body what it says
 */
public record Event(String till, Optional<Instant> at, String tx, Body body) {
    private static final int LONGEST_TILL = 32;

    /** What is said. */
    public sealed interface Body {}

    /**
     * @param store the store's id
     * @param workstation the till's number in the store
     * @param operator who sells
     * @param businessDay the day the sale counts to, where the till names it
     * @param training whether nothing of it shall count
     */
    public record Begin(
            String store,
            String workstation,
            Optional<String> operator,
            Optional<LocalDate> businessDay,
            boolean training)
            implements Body {}

    /**
     * @param raw as the scanner sent it
     * @param symbology where the device tells it
     */
    public record ScanText(String raw, Optional<Symbology> symbology) implements Body {}

    /**
     * @param line to add
     */
    public record Add(Line line) implements Body {}

    /**
     * @param line the line's id
     * @param quantity the new quantity
     * @param amount the new amount of the whole line
     */
    public record ChangeQuantity(String line, Quantity quantity, Money amount) implements Body {}

    /**
     * @param line the id of the line to take out
     */
    public record VoidLine(String line) implements Body {}

    /**
     * @param member who shops
     */
    public record Identify(MemberId member) implements Body {}

    /** The member is taken off. */
    public record Forget() implements Body {}

    /**
     * @param outcomes which outcomes are wanted
     */
    public record Price(Pricing.Outcomes outcomes) implements Body {}

    /** Lock for payment. */
    public record Lock() implements Body {}

    /** Unlock. */
    public record Unlock() implements Body {}

    /** End the sale with nothing sold. */
    public record Cancel() implements Body {}

    /**
     * @param points how many points are to pay
     */
    public record RedeemPoints(Points points) implements Body {}

    /**
     * @param voucher the code of a voucher that is to pay
     * @param undo whether it is not to pay after all
     */
    public record RedeemVoucher(String voucher, boolean undo) implements Body {}

    /**
     * @param payment how it was paid
     * @param language of the receipt, where the member chose none
     */
    public record Commit(Payment payment, Optional<String> language) implements Body {}

    /**
     * @param member whose balance
     */
    public record AskBalance(MemberId member) implements Body {}

    /**
     * @param member of whom all that is held is to be shown
     */
    public record Export(MemberId member) implements Body {}

    /**
     * @param offer which offer
     */
    public record Explain(String offer) implements Body {}

    /**
     * @param outcomes of which offers it shall be said what became of them
     */
    public record AskOffers(Pricing.Outcomes outcomes) implements Body {}

    /**
     * @param key of the sale of which it shall be said what was sold, and what of it can come back
     */
    public record AskReceipt(BasketKey key) implements Body {}

    /** Which sales are open at this till, and which stand aside. */
    public record AskCheckouts() implements Body {}

    /** How this till is. */
    public record AskStatus() implements Body {}

    /** Put the sale aside. */
    public record Suspend() implements Body {}

    /** Take the sale up again. */
    public record Resume() implements Body {}

    /**
     * Goods come back.
     *
     * @param of the receipt's key; absent without a receipt
     * @param asked lines of that receipt; empty without one
     * @param loose goods without a receipt; empty with one
     * @param into the transaction number of the open sale of an exchange, where it is one
     * @param tenders how the refund is paid out, where the till says so
     * @param reason why, where the till says so
     * @param operator who takes them back, where the till says so
     */
    public record Return(
            Optional<BasketKey> of,
            List<Returning.Asked> asked,
            List<Returning.Loose> loose,
            Optional<String> into,
            Optional<List<Tender>> tenders,
            Optional<String> reason,
            Optional<String> operator)
            implements Body {
        public Return {
            asked = List.copyOf(asked);
            loose = List.copyOf(loose);
            tenders = tenders.map(List::copyOf);
        }
    }

    /**
     * Undo a committed sale.
     *
     * @param key the sale's key; absent: {@code tx} names it
     */
    public record PostVoid(Optional<BasketKey> key) implements Body {}

    /** The till is switched off without ceremony, and on again. */
    public record Restart() implements Body {}

    /**
     * The line to head office is there or not: while it is, the till exchanges around each transaction.
     *
     * @param value whether it is there
     * @param everywhere for every till, because the event names none
     */
    public record Online(boolean value, boolean everywhere) implements Body {}

    /**
     * One round with head office.
     *
     * @param loseAcknowledgement the push arrives, its answer does not
     */
    public record Sync(boolean loseAcknowledgement) implements Body {}

    /** Reads an event whose type is known; {@link WireLine} is the door. */
    static Event read(String type, Fields f, Optional<Program> program) {
        Optional<Instant> at = f.instant("at");
        String till = till(f);
        Body body = body(type, f, program);
        String tx = needsTx(body) ? f.text("tx") : f.text("tx", "");
        f.has("requestId"); // it is for those who carry events, and no fact of the sale
        f.unknown().forEach(field -> UnknownFields.report(type + "." + field));
        return new Event(till, at, tx, body);
    }

    static String till(Fields f) {
        String till = f.text("till", "1");
        boolean plain = till.chars().allMatch(c -> c > ' ' && c != '/' && c != '\\' && !Character.isISOControl(c));
        if (till.isEmpty() || till.length() > LONGEST_TILL || !plain) {
            throw BadInput.value("till", "not a till's name of 1 to 32 characters: " + Decimals.shown(till));
        }
        return till;
    }

    private static boolean needsTx(Body body) {
        return !(body instanceof AskBalance
                || body instanceof Export
                || body instanceof Restart
                || body instanceof Sync
                || body instanceof AskReceipt
                || body instanceof AskCheckouts
                || body instanceof AskStatus
                || body instanceof Online
                || body instanceof PostVoid undo && undo.key().isPresent());
    }

    private static Body body(String type, Fields f, Optional<Program> program) {
        return switch (type) {
            case "begin" -> begin(f);
            case "scan" -> new ScanText(f.text("raw"), f.oneOf("symbology", Symbology.class));
            case "add" -> new Add(LineJson.read(f, currency(program)));
            case "quantity" ->
                new ChangeQuantity(
                        f.text("line"),
                        ReferenceReader.quantity(f, "quantity"),
                        f.signedMoney("amount", currency(program)));
            case "void" -> new VoidLine(f.text("line"));
            case "member" -> new Identify(new MemberId(f.text("id")));
            case "forget" -> new Forget();
            case "price" ->
                new Price(f.oneOf("outcomes", Pricing.Outcomes.class).orElse(Pricing.Outcomes.ALL));
            case "lock" -> new Lock();
            case "unlock" -> new Unlock();
            case "cancel" -> new Cancel();
            case "redeem" -> redeem(f);
            case "commit" -> new Commit(SaleJson.payment(f, currency(program)), f.optionalText("language"));
            case "suspend" -> new Suspend();
            case "resume" -> new Resume();
            case "return" -> ReturnReader.read(f, currency(program));
            case "postVoid" -> new PostVoid(f.optionalText("key").map(key -> ReturnReader.key(key, "key")));
            case "balance" -> new AskBalance(new MemberId(f.text("member")));
            case "export" -> new Export(new MemberId(f.text("member")));
            case "explain" -> new Explain(f.text("offer"));
            case "offers" ->
                new AskOffers(f.oneOf("outcomes", Pricing.Outcomes.class).orElse(Pricing.Outcomes.ALL));
            case "receipt" -> new AskReceipt(ReturnReader.key(f.text("key"), "key"));
            case "checkouts" -> new AskCheckouts();
            case "status" -> new AskStatus();
            case "restart" -> new Restart();
            case "online" ->
                new Online(f.optionalFlag("value").orElseThrow(() -> BadInput.missing("value")), !f.has("till"));
            case "sync" -> new Sync(f.flag("loseAcknowledgement", false));
            default -> throw unknown(type);
        };
    }

    private static LoyaltyException unknown(String type) {
        return new BadInput(Code.UNKNOWN_TYPE, "type", "not a type: " + Decimals.shown(type));
    }

    private static Body redeem(Fields f) {
        if (f.has("points") == f.has("voucher")) {
            throw f.has("points")
                    ? BadInput.value("voucher", "beside points: a redemption is of one of them")
                    : BadInput.missing("points");
        }
        return f.has("points")
                ? new RedeemPoints(f.points("points"))
                : new RedeemVoucher(f.text("voucher"), f.flag("undo", false));
    }

    private static Begin begin(Fields f) {
        return new Begin(
                f.text("store", "1"),
                f.text("workstation", f.text("till", "1")),
                f.optionalText("operator"),
                f.date("businessDay"),
                f.flag("training", false));
    }

    private static Currency currency(Optional<Program> program) {
        return program.map(Program::currency)
                .orElseThrow(() -> new Refused(Code.NO_PROGRAM, "", "no programme has come yet"));
    }
}
