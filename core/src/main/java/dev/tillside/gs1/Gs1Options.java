package dev.tillside.gs1;

/**
 * What a reader lets pass, as the GS1 Syntax Engine's settings of the same names.
 *
 * @param permitUnknownAis identifiers that the table does not hold
 * @param permitZeroSuppressedGtins GTINs of 8, 12 and 13 digits as (01) in a Digital Link
 * @param permitConvenienceAlphas the retired names of keys in a Digital Link, {@code /gtin/...}
 * @param validateAssociations whether identifiers that need or exclude each other are refused; a scanner that sees one of
 *     several symbols on a package cannot know that
 */
public record Gs1Options(
        boolean permitUnknownAis,
        boolean permitZeroSuppressedGtins,
        boolean permitConvenienceAlphas,
        boolean validateAssociations) {
    /** Nothing is let pass. */
    public static final Gs1Options STRICT = new Gs1Options(false, false, false, true);

    public Gs1Options withUnknownAis(boolean permitted) {
        return new Gs1Options(permitted, permitZeroSuppressedGtins, permitConvenienceAlphas, validateAssociations);
    }

    public Gs1Options withZeroSuppressedGtins(boolean permitted) {
        return new Gs1Options(permitUnknownAis, permitted, permitConvenienceAlphas, validateAssociations);
    }

    public Gs1Options withConvenienceAlphas(boolean permitted) {
        return new Gs1Options(permitUnknownAis, permitZeroSuppressedGtins, permitted, validateAssociations);
    }

    public Gs1Options withAssociations(boolean validated) {
        return new Gs1Options(permitUnknownAis, permitZeroSuppressedGtins, permitConvenienceAlphas, validated);
    }
}
