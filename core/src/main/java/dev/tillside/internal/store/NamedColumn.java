package dev.tillside.internal.store;

import java.util.Arrays;
import java.util.List;

/** The columns by which is looked for members, cards, vouchers and coupons: they hold pseudonyms. */
enum NamedColumn {
    LEDGER_MEMBER("journal", "ledger", "member"),
    VISIT_ACCOUNT("journal", "visit", "account"),
    PURCHASE_MEMBER("journal", "purchase", "member"),
    PLANNED_LIST_MEMBER("journal", "planned_list", "member"),
    OFFER_USE_MEMBER("journal", "offer_use", "member"),
    COUPON_USE_COUPON("journal", "coupon_use", "coupon"),
    VOUCHER_MOVE_CODE("journal", "voucher_move", "code"),
    VOUCHER_MOVE_OWNER("journal", "voucher_move", "owner"),
    MEMBER_ID("reference", "member", "id"),
    CARD_CARD("reference", "card", "card"),
    HELD_ID("reference", "held", "id"),
    CODE_CODE("reference", "code", "code"),
    CODE_ID("reference", "code", "id"),
    HOUSEHOLD_HOUSEHOLD("reference", "household", "household"),
    HOUSEHOLD_MEMBER("reference", "household", "member"),
    MOVE_ACCOUNT("reference", "account_move", "account"),
    VOUCHER_KNOWN_CODE("reference", "voucher_known", "code"),
    VOUCHER_KNOWN_OWNER("reference", "voucher_known", "owner"),
    OBJECT_ID("reference", "object", "id"),
    BY_HAND_ID("reference", "by_hand", "id");

    /** The types of objects that say something of somebody; those of transactions go by the transaction's key. */
    static final String PERSONAL = "type IN ('MEMBER', 'COUPON', 'LIST', 'ACCOUNT')";

    private static final String GO_BY_IDS = "type IN ('MEMBER', 'COUPON', 'LIST')";

    private final String file;
    private final String table;
    private final String column;

    NamedColumn(String file, String table, String column) {
        this.file = file;
        this.table = table;
        this.column = column;
    }

    static List<NamedColumn> of(String file) {
        return Arrays.stream(values()).filter(one -> one.file.equals(file)).toList();
    }

    @Override
    public String toString() {
        return table + "." + column;
    }

    /** Puts pseudonyms in place of what stands there, by a function of one argument; those that stand there stay. */
    String rename(Sealing.Scope scope, String ofNames, String ofCards) {
        String function = this == CARD_CARD ? ofCards : ofNames;
        String which =
                this == CARD_CARD || scope == Sealing.Scope.ALL ? "" : " AND substr(" + column + ", 1, 5) = 'card/'";
        String types = this == OBJECT_ID || this == BY_HAND_ID ? " AND " + GO_BY_IDS : "";
        return "UPDATE " + table + " SET " + column + " = " + function + "(" + column + ") WHERE typeof(" + column
                + ") = 'text' AND " + column + " <> ''" + which + types;
    }
}
