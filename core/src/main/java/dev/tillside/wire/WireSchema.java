package dev.tillside.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON Schema (draft 2020-12) of every wire object, for editors, generators and other tills.
 *
 * <p>What a schema accepts, this library reads, but for what a schema cannot say: check digits, that a span ends after it
 * starts, that funding sums to at most 100 percent, that a layer is the programme's, how many decimals the currency has.
 * Unknown fields are allowed, and a field that is {@code null} counts as absent.
 *
 * <p>The files stand as resources beside this class: {@code schema/reference/offer.json} and so on.
 */
public final class WireSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Which way an object goes. */
    public enum Group {
        /** Head office to till. */
        REFERENCE(
                "program",
                "store",
                "scanRules",
                "offer",
                "item",
                "member",
                "coupon",
                "list",
                "listKey",
                "deal",
                "plan",
                "account",
                "removal"),
        /** Till to library. */
        EVENT(
                "begin",
                "scan",
                "add",
                "quantity",
                "void",
                "member",
                "forget",
                "price",
                "lock",
                "unlock",
                "redeem",
                "suspend",
                "resume",
                "cancel",
                "commit",
                "return",
                "postVoid",
                "balance",
                "export",
                "explain",
                "offers",
                "receipt",
                "checkouts",
                "status",
                "restart",
                "sync",
                "online"),
        /** Library to till. */
        ANSWER(
                "ok",
                "error",
                "scanned",
                "priced",
                "committed",
                "returned",
                "balance",
                "exported",
                "explained",
                "offers",
                "sold",
                "checkouts",
                "status",
                "messages",
                "late",
                "synced"),
        /** Till to head office. */
        DELIVERY("sale", "return", "suspended", "resumed");

        private final List<String> types;

        Group(String... types) {
            this.types = List.of(types);
        }

        /** The wire format's {@code type}s of this group; {@code removal} is any type of reference data, removed. */
        public List<String> types() {
            return types;
        }

        private String folder() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private WireSchema() {}

    /**
     * The schema of that type; where two groups have it ({@code member}, {@code balance}, {@code return}), that of the earlier group.
     *
     * @throws BadInput where no wire object is of that type
     */
    public static String of(String type) {
        Group group = Stream.of(Group.values())
                .filter(g -> g.types.contains(BadInput.present(type, "type")))
                .findFirst()
                .orElseThrow(() -> unknown(type));
        return of(group, type);
    }

    /**
     * The schema of that group's type: one document that stands alone.
     *
     * @throws BadInput where the group has no such type
     */
    public static String of(Group group, String type) {
        if (!BadInput.present(group, "group").types.contains(BadInput.present(type, "type"))) {
            throw unknown(type);
        }
        ObjectNode schema = resource(group.folder() + "/" + type + ".json");
        // What the files share is embedded under its own $id, which is how a 2020-12 document carries another one.
        ObjectNode common = resource("common.json");
        Optional.ofNullable((ObjectNode) schema.get("$defs"))
                .orElseGet(() -> schema.putObject("$defs"))
                .set("common", common);
        return schema.toPrettyString();
    }

    /** What the schemas share; each carries it in itself. */
    public static String common() {
        return resource("common.json").toPrettyString();
    }

    private static BadInput unknown(String type) {
        return BadInput.value("type", "not a type of wire object: " + Decimals.shown(type));
    }

    private static ObjectNode resource(String name) {
        try (InputStream in = WireSchema.class.getResourceAsStream("schema/" + name)) {
            return (ObjectNode) JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema " + name + " is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
