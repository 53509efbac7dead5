package dev.tillside.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.member.MemberId;
import dev.tillside.money.Decimals;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Chain;
import dev.tillside.sale.Circumstances;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction as a till delivered it. Its JSON is read once, however much is asked of it; what is asked for and cannot be read
 * is refused then.
 *
 * <p>Not thread-safe. It may be handed from thread to thread.
 */
public final class TransactionText {
    private final String json;
    private final ObjectNode node;
    private Optional<TransactionJson> transaction = Optional.empty();
    private Optional<Optional<Circumstances>> circumstances = Optional.empty();

    private TransactionText(String json, ObjectNode node) {
        this.json = json;
        this.node = node;
    }

    /**
     * Reads one.
     *
     * @throws BadInput where it is no JSON object, or names one field twice
     */
    public static TransactionText of(String json) {
        return new TransactionText(
                json, Fields.parse(BadInput.present(json, "json")).node());
    }

    /** The text, as it came. */
    public String json() {
        return json;
    }

    /** A field of its own that is a text; nothing where it is none, or something else. */
    public Optional<String> text(String field) {
        JsonNode value = node.path(BadInput.present(field, "field"));
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whether a field of its own is {@code true}. */
    public boolean flag(String field) {
        return node.path(BadInput.present(field, "field")).booleanValue();
    }

    /**
     * All of it.
     *
     * @throws BadInput where it cannot be read, or is of a type that this version does not know
     */
    public TransactionJson transaction() {
        TransactionJson read = transaction.orElseGet(() -> read(fields()));
        transaction = Optional.of(read);
        return read;
    }

    private static TransactionJson read(Fields f) {
        return switch (f.text("type")) {
            case "sale" -> new TransactionJson.Sale(SaleJson.read(f));
            case "return" -> new TransactionJson.Return(RefundJson.read(f));
            case "suspended" -> new TransactionJson.PutAside(AsideJson.suspended(f));
            case "resumed" -> new TransactionJson.TakenUp(AsideJson.resumed(f));
            default ->
                throw new BadInput(
                        Code.UNKNOWN_TYPE, "type", "not a delivery's type: " + Decimals.shown(f.text("type")));
        };
    }

    /**
     * What a sale was priced with, where it says so.
     *
     * @throws BadInput where that cannot be read
     */
    public Optional<Circumstances> circumstances() {
        Optional<Circumstances> read = circumstances.orElseGet(() -> SaleJson.circumstances(fields()));
        circumstances = Optional.of(read);
        return read;
    }

    /**
     * What it did to an account, where it did anything.
     *
     * @throws BadInput where that cannot be read
     */
    public Optional<AccountMove> account() {
        return AccountJson.ofSale(fields());
    }

    /**
     * The links that it adds to its till's chain, where it moved points.
     *
     * @throws BadInput where they cannot be read
     */
    public Optional<Chain.Section> section() {
        return AccountJson.sectionOfSale(fields());
    }

    /**
     * Whom it names: its member, those of its lists, the owner of the account that it moves, or the member of a basket put aside.
     *
     * @throws BadInput where one of them can be nobody's name
     */
    public Set<MemberId> named() {
        return Erasure.named(node);
    }

    /**
     * Whether its member was erased.
     *
     * @throws BadInput where it does not say
     */
    public boolean isErased() {
        return fields().flag("erased", false);
    }

    /** Fields remember what was asked of them: each reader has his own. */
    private Fields fields() {
        return Fields.of(node);
    }

    ObjectNode node() {
        return node;
    }
}
