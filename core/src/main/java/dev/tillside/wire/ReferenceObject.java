package dev.tillside.wire;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.item.Item;
import dev.tillside.list.ListKey;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Decimals;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Published;
import dev.tillside.points.Program;
import dev.tillside.scan.CardPattern;
import dev.tillside.scan.ScanRules;
import dev.tillside.scan.Symbology;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One object of reference data, checked: head office's word on an offer, a member, and so on.
 *
 * <p>Objects whose amounts need the programme's currency and layers are checked in full only where a programme is given.
 *
 * @param type what it is
 * @param id its key among its type; for an item its GTIN's 14 digits, or {@code sku:} and its SKU
 * @param version newer versions replace older ones
 * @param removed whether it says that the object is no more
 * @param json the object itself, one line
 */
public record ReferenceObject(Type type, String id, long version, boolean removed, String json) {
    private static final int DIGEST_BYTES = 8;

    /** The types there are. */
    public enum Type {
        PROGRAM("program"),
        STORE("store"),
        SCAN_RULES("scanRules"),
        OFFER("offer"),
        ITEM("item"),
        MEMBER("member"),
        COUPON("coupon"),
        LIST("list"),
        LIST_KEY("listKey"),
        /** What a vendor pays for: lists are planned with it. */
        DEAL("deal"),
        /** How lists are planned. */
        PLAN("plan"),
        /** What another till's transaction did to a member's account, as head office settled it. */
        ACCOUNT("account");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /** The wire format's {@code type}. */
        public String wireName() {
            return wireName;
        }

        static Optional<Type> of(String wireName) {
            return List.of(values()).stream()
                    .filter(type -> type.wireName.equals(wireName))
                    .findFirst();
        }
    }

    /**
     * Reads and checks one object.
     *
     * @param json one line
     * @param program the programme in force, where there is one
     * @throws BadInput naming the field and the fault
     */
    public static ReferenceObject read(String json, Optional<Program> program) {
        return read(Fields.parse(json), program);
    }

    static ReferenceObject read(Fields f, Optional<Program> program) {
        String name = f.text("type");
        Type type = Type.of(name)
                .orElseThrow(() -> new BadInput(Code.UNKNOWN_TYPE, "type", "not a type: " + Decimals.shown(name)));
        long version = ReferenceReader.version(f);
        if (f.flag("removed", false)) {
            f.flag("erase", false);
            return new ReferenceObject(type, id(type, f), version, true, oneLine(f));
        }
        check(type, f, program);
        if (program.isPresent() || !NEEDS_PROGRAM.contains(type)) {
            f.unknown().forEach(field -> UnknownFields.report(name + "." + field));
        }
        return new ReferenceObject(type, id(type, f), version, false, oneLine(f));
    }

    /**
     * Whether it asks to erase the member: not only is he no member any more, all that names him or what he bought goes, and
     * ledger entries stay as anonymous sums. {@code {"type":"member","id":"M1","removed":true,"erase":true}}.
     */
    public boolean erases() {
        return type == Type.MEMBER && removed && Fields.parse(json).flag("erase", false);
    }

    /** A short name of this very text, by which it is found again: the first 16 hex digits of its SHA-256. */
    public String digest() {
        return digest(json);
    }

    /** {@link #digest()} of an object whose {@link #json()} that is. */
    public static String digest(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the line's type is one of reference data, so that it is no event. */
    public static boolean isReference(String type) {
        return Type.of(type).isPresent();
    }

    public static Program program(String json) {
        return ProgramReader.program(Fields.parse(json));
    }

    public static Offer offer(String json, Program program) {
        return OfferReader.offer(Fields.parse(json), program);
    }

    public static Member member(String json) {
        return ReferenceReader.member(Fields.parse(json));
    }

    public static Coupon coupon(String json) {
        return ReferenceReader.coupon(Fields.parse(json));
    }

    public static ShoppingList list(String json, Program program) {
        return ReferenceReader.list(Fields.parse(json), program.currency());
    }

    public static ListKey listKey(String json) {
        return ReferenceReader.listKey(Fields.parse(json));
    }

    public static Item item(String json, Program program) {
        return ReferenceReader.item(Fields.parse(json), program.currency());
    }

    public static Deal deal(String json, Program program) {
        return PlanReader.deal(Fields.parse(json), program.currency());
    }

    public static Published plan(String json, Program program) {
        return PlanReader.plan(Fields.parse(json), program.currency());
    }

    public static ScanRules scanRules(String json) {
        return scanRules(Fields.parse(json));
    }

    /** The member of a {@code list} object. */
    public static MemberId listMember(String json) {
        return new MemberId(Fields.parse(json).text("member"));
    }

    /** The member of a {@code coupon} object, where it is anybody's. */
    public static Optional<MemberId> couponMember(String json) {
        return Fields.parse(json).optionalText("member").map(MemberId::new);
    }

    /** The {@code codes} of an offer, coupon or list. */
    public static List<String> codes(String json) {
        return Fields.parse(json).texts("codes");
    }

    /** The {@code couponFamilies} of an item. */
    public static List<String> couponFamilies(String json) {
        return Fields.parse(json).texts("couponFamilies");
    }

    /** The time zone of a {@code store} object. */
    public static ZoneId storeZone(String json) {
        return ReferenceReader.zone(Fields.parse(json), "timeZone");
    }

    /** Read in part alone where no programme is known, so that nobody can say what of it is unknown. */
    private static final Set<Type> NEEDS_PROGRAM = EnumSet.of(Type.OFFER, Type.LIST, Type.ITEM, Type.DEAL, Type.PLAN);

    private static void check(Type type, Fields f, Optional<Program> program) {
        switch (type) {
            case PROGRAM -> ProgramReader.program(f);
            case STORE -> ReferenceReader.zone(f, "timeZone");
            case SCAN_RULES -> scanRules(f);
            case MEMBER -> ReferenceReader.member(f);
            case COUPON -> ReferenceReader.coupon(f);
            case OFFER -> program.ifPresent(p -> OfferReader.offer(f, p));
            case LIST -> program.ifPresent(p -> ReferenceReader.list(f, p.currency()));
            case ITEM -> program.ifPresent(p -> ReferenceReader.item(f, p.currency()));
            case LIST_KEY -> ReferenceReader.listKey(f);
            case DEAL -> program.ifPresent(p -> PlanReader.deal(f, p.currency()));
            case PLAN -> program.ifPresent(p -> PlanReader.plan(f, p.currency()));
            case ACCOUNT -> AccountJson.read(f, f.text("id"));
        }
    }

    private static String id(Type type, Fields f) {
        if (type != Type.ITEM) {
            String id = f.text("id");
            if (id.isBlank()) {
                throw BadInput.value("id", "empty");
            }
            return id;
        }
        var item = ReferenceReader.itemId(f);
        return item.isGtin() ? item.code() : "sku:" + item.code();
    }

    private static ScanRules scanRules(Fields f) {
        return new ScanRules(
                f.text("id"),
                ReferenceReader.version(f),
                f.optionalText("region"),
                f.flag("strict", false),
                f.objects("cards", ReferenceObject::card),
                f.texts("templates"),
                f.texts("separatorSubstitutes"));
    }

    private static CardPattern card(Fields f) {
        Set<Symbology> symbologies = new HashSet<>();
        List<String> names = f.texts("symbologies");
        for (int i = 0; i < names.size(); i++) {
            symbologies.add(Fields.constant(names.get(i), "symbologies[" + i + "]", Symbology.class));
        }
        return new CardPattern(
                f.text("name", "card"),
                f.text("prefix"),
                f.count("length"),
                f.oneOf("check", CardPattern.Check.class).orElse(CardPattern.Check.NONE),
                symbologies);
    }

    private static String oneLine(Fields f) {
        return f.node().toString();
    }
}
