package dev.tillside.pos.poslog;

import dev.tillside.basket.EntryMethod;
import java.util.List;
import java.util.Locale;

/** The library's words in the standard's. */
final class Words {
    private static final String OWN = "Tillside:";
    private static final int MOST_SHOWN = 4;

    /** The tenders of the standard whose name alone tells enough. */
    private static final List<String> TENDERS = List.of(
            "AccountsReceivable",
            "Cash",
            "Check",
            "CheckCard",
            "Coupon",
            "CreditDebit",
            "CustomerAccount",
            "EBTCash",
            "EBTFoodstamps",
            "FoodStamps",
            "GiftCard",
            "GiftCertificate",
            "HouseAccount",
            "InternationalMaestro",
            "Loyalty",
            "ManufacturerCoupon",
            "Mobile",
            "MoneyOrder",
            "OnlinePayment",
            "PostalOrder",
            "PurchaseOrder",
            "StoreAccount",
            "StoredValue",
            "TravelersCheck",
            "UKMaestro",
            "Voucher",
            "WICCheck",
            "WICCVV");

    private Words() {}

    /** A tender's type; a word of the till's that the standard lacks stands in the standard's form for words of others. */
    static String tender(String type) {
        String plain = plain(type).toUpperCase(Locale.ROOT);
        return switch (plain) {
            case "CARD", "CREDIT", "DEBIT", "CREDITCARD", "DEBITCARD" -> "CreditDebit";
            case "CHEQUE" -> "Check";
            default ->
                TENDERS.stream()
                        .filter(standard -> standard.toUpperCase(Locale.ROOT).equals(plain))
                        .findFirst()
                        .orElseGet(() -> own(type));
        };
    }

    static String entryMethod(EntryMethod method) {
        return switch (method) {
            case SCANNED -> "Scanned";
            case KEYED -> "Keyed";
            case SELF_SCAN -> "SelfScan";
        };
    }

    /** A word that the standard does not have. */
    static String own(String word) {
        return OWN + plain(word);
    }

    private static String plain(String word) {
        return word.replaceAll("[^0-9A-Za-z]", "");
    }

    /** So much of an id that a customer service knows it again, and nobody can use it: at most its last four characters. */
    static String masked(String id) {
        int length = id.codePointCount(0, id.length());
        int shown = Math.min(MOST_SHOWN, length / 2);
        return "*".repeat(length - shown) + id.substring(id.offsetByCodePoints(0, length - shown));
    }
}
