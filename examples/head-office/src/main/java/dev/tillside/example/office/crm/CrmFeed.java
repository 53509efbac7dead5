package dev.tillside.example.office.crm;

import java.util.List;

/** What a CRM can follow. */
public enum CrmFeed {
    /** A row per member, again after each change of what is told of him. */
    MEMBERS(
            "member",
            List.of(
                    "type",
                    "member",
                    "contactConsent",
                    "profileConsent",
                    "joined",
                    "language",
                    "name",
                    "email",
                    "phone",
                    "tier",
                    "segments",
                    "points",
                    "expiringPoints",
                    "expiringOn",
                    "visits",
                    "lastVisit",
                    "spend",
                    "currency")),
    /** A row per offer, coupon and payer of each sale or return, and one for points or a voucher that paid. */
    REDEMPTIONS(
            "redemption",
            List.of(
                    "type",
                    "member",
                    "sale",
                    "date",
                    "store",
                    "offer",
                    "coupon",
                    "payer",
                    "amount",
                    "pointsSpent",
                    "currency"));

    private final String wireName;
    private final List<String> columns;

    CrmFeed(String wireName, List<String> columns) {
        this.wireName = wireName;
        this.columns = columns;
    }

    /** The fields of its rows, in the order of the columns of a CSV. */
    public List<String> columns() {
        return columns;
    }

    String wireName() {
        return wireName;
    }
}
