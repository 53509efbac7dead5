package dev.tillside.plan;

/** Whose brand a household buys within a category, by the store brand's share of its requirements. */
public enum Loyalty {
    /** Manufacturers' brands, nearly always. */
    NATIONAL,
    /** Both. */
    SWITCHER,
    /** The store's own brand, nearly always. */
    STORE
}
