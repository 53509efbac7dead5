package dev.tillside.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Voucher;
import dev.tillside.points.VoucherMove;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts without the member: what was bought, paid and earned stays and adds up as before, and can be computed again; who it was
 * is gone. Erasing twice changes nothing, so that a sale which is erased at the till and at head office is the same sale.
 */
public final class Erasure {
    private static final String ERASED = AccountIds.ERASED.id();

    private Erasure() {}

    /**
     * A committed sale as {@link SaleJson} wrote it, a return, or a basket put aside, without these members; as it is where it names none of them.
     *
     * @param ids of the member, and of accounts that are the member's alone
     */
    public static String ofSale(String sale, Set<MemberId> ids) {
        ObjectNode out = Fields.parse(sale).node();
        if (out.get("events") instanceof ArrayNode events) {
            return named(events).stream().anyMatch(ids::contains) ? withoutEvents(out, events, ids) : sale;
        }
        boolean listed = lists(out.path("seen").path("lists"), ids);
        if (!isOne(out.path("member"), ids) && !isOne(out.path("account").path("account"), ids)) {
            return listed ? out.put("erased", true).toString() : sale;
        }
        out.put("member", ERASED).put("erased", true);
        // What a list was thought to need says of a household what it buys.
        out.remove("plannedList");
        if (out.get("offers") instanceof ArrayNode outcomes) {
            unused(outcomes);
        }
        if (out.get("account") instanceof ObjectNode account) {
            account(account, ids);
        }
        if (out.path("seen").get("member") instanceof ObjectNode who && !onBirthday(who, out)) {
            who.remove("birthday");
        }
        return out.toString();
    }

    /** A list's code names its member; what it offered stands beside it. */
    private static boolean lists(JsonNode lists, Set<MemberId> ids) {
        boolean any = false;
        for (JsonNode list : lists) {
            if (list instanceof ObjectNode each && isOne(each.path("member"), ids)) {
                each.remove(List.of("member", "code"));
                any = true;
            }
        }
        return any;
    }

    /** A basket put aside, which is a stranger's from here. */
    private static String withoutEvents(ObjectNode out, ArrayNode events, Set<MemberId> ids) {
        for (int i = 0; i < events.size(); i++) {
            Optional<String> event = ofEvent(events.get(i).toString(), ids);
            if (event.isPresent()) {
                events.set(i, Fields.parse(event.get()).node());
            }
        }
        return out.put("erased", true).toString();
    }

    private static Set<MemberId> named(ArrayNode events) {
        Set<MemberId> named = new LinkedHashSet<>();
        for (JsonNode event : events) {
            for (JsonNode id :
                    List.of(event.path("member"), event.path("refund").path("member"))) {
                if (id.isTextual()) {
                    named.add(new MemberId(id.textValue()));
                }
            }
        }
        return named;
    }

    /** Whom a delivery names. */
    static Set<MemberId> named(ObjectNode out) {
        Set<MemberId> named = new LinkedHashSet<>();
        for (JsonNode id : List.of(out.path("member"), out.path("account").path("account"))) {
            if (id.isTextual()) {
                named.add(new MemberId(id.textValue()));
            }
        }
        for (JsonNode list : out.path("seen").path("lists")) {
            if (list.path("member").isTextual()) {
                named.add(new MemberId(list.path("member").textValue()));
            }
        }
        if (out.get("events") instanceof ArrayNode events) {
            named.addAll(named(events));
        }
        return named;
    }

    /** Coupons that were held and not used say who it was, and nothing of the sale. */
    private static void unused(ArrayNode outcomes) {
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            JsonNode outcome = outcomes.get(i);
            if (outcome.path("coupon").isTextual() && outcome.path("uses").intValue() == 0) {
                outcomes.remove(i);
            }
        }
    }

    private static void account(ObjectNode account, Set<MemberId> ids) {
        if (isOne(account.path("account"), ids)) {
            account.put("account", ERASED);
        }
        for (JsonNode entry : account.path("ledger")) {
            if (entry instanceof ObjectNode each) {
                each.put("lot", ofLot(each.path("lot").asText(), ids));
            }
        }
        for (JsonNode voucher : account.path("vouchers")) {
            if (voucher instanceof ObjectNode each && isOne(each.path("member"), ids)) {
                each.put("member", ERASED);
            }
        }
    }

    private static boolean isOne(JsonNode id, Set<MemberId> ids) {
        return id.isTextual() && ids.stream().anyMatch(known -> known.id().equals(id.textValue()));
    }

    /** A sale on the day earned more, which could not be computed again otherwise, and its date is there anyway. */
    private static boolean onBirthday(ObjectNode who, ObjectNode sale) {
        try {
            LocalDate day = LocalDate.ofInstant(
                    Instant.parse(sale.path("at").asText()),
                    ZoneId.of(sale.path("seen").path("zone").asText()));
            return MonthDay.parse(who.path("birthday").asText())
                    .atYear(day.getYear())
                    .equals(day);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A lot's name: that of a balance brought in has its member's id. */
    public static String ofLot(String lot, Set<MemberId> ids) {
        for (MemberId id : ids) {
            String opening = "opening/" + id.id();
            if (lot.equals(opening) || lot.startsWith(opening + "/")) {
                return "opening/" + ERASED + lot.substring(opening.length());
            }
        }
        return lot;
    }

    /** What a transaction did to an account, without its owner. */
    public static AccountMove ofMove(AccountMove move, Set<MemberId> ids) {
        return new AccountMove(
                move.booking(),
                move.account().map(id -> AccountIds.ERASED),
                move.points().stream().map(entry -> entry(entry, ids)).toList(),
                move.vouchers().stream().map(Erasure::ofVoucher).toList(),
                move.fact(),
                move.cashBack());
    }

    private static LedgerEntry entry(LedgerEntry entry, Set<MemberId> ids) {
        return new LedgerEntry(
                AccountIds.ERASED,
                entry.kind(),
                ofLot(entry.lot(), ids),
                entry.points(),
                entry.available(),
                entry.expires(),
                entry.booking(),
                entry.number(),
                entry.of());
    }

    /** What happened to a voucher, without its owner. */
    public static VoucherMove ofVoucher(VoucherMove move) {
        Voucher voucher = move.voucher();
        return new VoucherMove(
                move.kind(),
                new Voucher(
                        voucher.code(),
                        AccountIds.ERASED,
                        voucher.rule(),
                        voucher.sale(),
                        voucher.value(),
                        voucher.left(),
                        voucher.through(),
                        voucher.partial(),
                        voucher.status()),
                move.amount(),
                move.booking());
    }

    /** An open checkout's event without these members, where it names one of them. */
    public static Optional<String> ofEvent(String json, Set<MemberId> ids) {
        try {
            CheckoutEvent event = CheckoutEvent.read(json);
            if (event instanceof CheckoutEvent.MemberSet set && ids.contains(set.member())) {
                return Optional.of(new CheckoutEvent.MemberForgotten().json());
            }
            if (event instanceof CheckoutEvent.Exchanged
                    && Fields.parse(json).node().get("refund") instanceof ObjectNode refund
                    && isOne(refund.path("member"), ids)) {
                ObjectNode out = Fields.parse(json).node();
                ((ObjectNode) out.get("refund")).put("member", ERASED);
                return Optional.of(out.toString());
            }
            return Optional.empty();
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
