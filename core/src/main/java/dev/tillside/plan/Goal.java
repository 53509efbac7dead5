package dev.tillside.plan;

/** What a deal is to bring about. It decides whom a deal is for; the cells decide how deep it goes. */
public enum Goal {
    /** Buyers of the category who buy other brands than the store's. */
    CONVERT_TO_STORE_BRAND,
    /** Households that buy the item, so that they go on. */
    RETAIN,
    /** Households that bought the item or its category and have not for long, or are about to leave the shop. */
    WIN_BACK,
    /** Households that never bought the category, but buy what goes with it. */
    CROSS_SELL,
    /** Buyers of the category that never bought the item. */
    TRIAL
}
