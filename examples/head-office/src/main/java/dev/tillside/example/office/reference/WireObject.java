package dev.tillside.example.office.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.member.MemberId;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.util.Optional;
import java.util.Set;

/**
 * Reference data as far as head office must know it: whose it is, which version, and whether it is gone.
 *
 * @param type one that the wire format knows
 * @param id the object's name among those of its type; an item's is its GTIN's 14 digits or its SKU, told apart
 * @param version 1 where the object says nothing
 * @param removed whether the object is to be forgotten
 * @param erase whether a member is to be erased, not only forgotten
 * @param owner the member whose it is: of a member, a coupon or a list
 * @param person what is said of a member
 * @param json the object on one line, as tills get it: as it was published, without contact data
 */
public record WireObject(
        String type,
        String id,
        long version,
        boolean removed,
        boolean erase,
        Optional<String> owner,
        Person person,
        String json) {
    private static final Set<String> TYPES =
            Set.of("program", "offer", "member", "coupon", "list", "item", "store", "scanRules", "listKey");
    private static final int LONGEST_ID = 128;
    private static final int LONGEST = 4 << 20; // no object may be more than a till takes at once

    String name() {
        return type + "/" + id;
    }

    /**
     * A line that was read.
     *
     * @param object the object, where it is one
     * @param fault why it is none, or one that no till could take
     */
    public record Reading(Optional<WireObject> object, Optional<String> fault) {
        /** The same, with what is wrong with its fields, if anything is. */
        public Reading checked(Optional<Program> program) {
            if (object.isPresent() && fault.isEmpty()) {
                try {
                    ReferenceObject.read(object.get().json(), program);
                } catch (BadInput e) {
                    return new Reading(object, Optional.of(e.getMessage()));
                }
            }
            return this;
        }
    }

    /** Reads one line. What the fields mean is for tills to check: here only what head office must know. */
    public static Reading read(String line) {
        try {
            return new Reading(Optional.of(object(line)), Optional.empty());
        } catch (BadInput e) {
            return new Reading(Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private static WireObject object(String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw BadInput.value("", "not on one line");
        }
        if (line.length() > LONGEST) {
            throw BadInput.value("", "longer than " + LONGEST + " characters");
        }
        ObjectNode fields = Json.object(line).orElseThrow(() -> BadInput.value("", "not a JSON object"));
        String type = text(fields, "type");
        if (!TYPES.contains(type)) {
            throw BadInput.value("type", "type is not known");
        }
        String id = id(type, fields);
        return new WireObject(
                type,
                id,
                version(fields),
                flag(fields, "removed"),
                type.equals("member") && flag(fields, "erase"),
                owner(type, id, fields),
                type.equals("member") ? Person.of(fields) : Person.NOBODY,
                type.equals("member") && fields.remove("contact") != null ? fields.toString() : line);
    }

    private static Optional<String> owner(String type, String id, ObjectNode fields) {
        return switch (type) {
            case "member" -> Optional.of(id);
            case "coupon", "list" -> name(fields, "member");
            default -> Optional.empty();
        };
    }

    /** What can be nobody's name is left to tills, which refuse it. */
    static Optional<String> name(ObjectNode fields, String field) {
        String name = fields.path(field).asText();
        return isName(name) ? Optional.of(name) : Optional.empty();
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_ID && text.chars().noneMatch(Character::isISOControl);
    }

    private static String id(String type, ObjectNode fields) {
        return switch (type) {
            case "item" -> itemId(fields);
            case "member" -> new MemberId(id(fields)).id();
            default -> id(fields);
        };
    }

    private static String id(ObjectNode fields) {
        String id = text(fields, "id");
        if (!isName(id)) {
            throw BadInput.value("id", "id is not 1 to " + LONGEST_ID + " characters");
        }
        return id;
    }

    private static String itemId(ObjectNode fields) {
        if (fields.has("gtin") == fields.has("sku")) {
            throw BadInput.value("gtin", "an item has either a gtin or a sku");
        }
        return fields.has("gtin")
                ? "gtin:" + new ItemId(text(fields, "gtin"), true).code()
                : "sku:" + ItemId.sku(text(fields, "sku")).code();
    }

    private static long version(ObjectNode fields) {
        JsonNode version = fields.path("version");
        if (version.isMissingNode()) {
            return 1;
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 0) {
            throw BadInput.value("version", "version is not an integer of zero or more");
        }
        return version.longValue();
    }

    private static boolean flag(ObjectNode fields, String name) {
        JsonNode flag = fields.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw BadInput.value(name, name + " is not true or false");
        }
        return flag.booleanValue();
    }

    private static String text(ObjectNode fields, String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            throw BadInput.missing(name);
        }
        if (!value.isTextual()) {
            throw BadInput.value(name, name + " is not a string");
        }
        return value.textValue();
    }
}
