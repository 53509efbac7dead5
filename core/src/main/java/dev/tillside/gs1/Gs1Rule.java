package dev.tillside.gs1;

/** The rules that a text can break. Their names are stable. */
public enum Gs1Rule {
    EMPTY("there is nothing to read"),
    TOO_LONG("the text is longer than any symbol holds"),
    MALFORMED("the text is not of this form"),
    NO_FNC1("an element string begins with FNC1"),
    UNKNOWN_AI("no such application identifier"),
    TOO_MANY_AIS("more element strings than a message may hold"),
    VALUE_EMPTY("the value is empty"),
    VALUE_TOO_SHORT("the value is too short"),
    VALUE_TOO_LONG("the value is too long"),
    VALUE_HOLDS_FNC1("the value holds the sign that stands for FNC1"),
    NOT_A_DIGIT("a digit belongs here"),
    BAD_CHARACTER("this character is not of the value's character set"),
    BAD_PADDING("the padding of base64 is wrong"),
    CHECK_DIGIT("the check digit is wrong"),
    CHECK_PAIR("the pair of check characters is wrong"),
    COMPANY_PREFIX("a GS1 company prefix begins with four digits"),
    IMPORTER_INDEX("the importer index is one character"),
    ZERO("it may not be zero"),
    NOT_ZERO("a zero belongs here"),
    LEADING_ZERO("it may not begin with a zero"),
    NOT_YES_OR_NO("0 or 1 belongs here"),
    WINDING("the winding direction is 0, 1 or 9"),
    COUNTRY("no country of ISO 3166 has this code"),
    CURRENCY("no currency of ISO 4217 has this code"),
    IBAN("not a bank account number of ISO 13616"),
    DATE_LENGTH("the date has the wrong length"),
    MONTH("no such month"),
    DAY("no such day in that month"),
    TIME_LENGTH("the time has the wrong length"),
    HOUR("no such hour"),
    MINUTE("no such minute"),
    SECOND("no such second"),
    PIECE_OF_TOTAL("piece and total are equally long, not zero, and the piece is not above the total"),
    PERCENT_ENCODING("a percent sign is followed by two hexadecimal digits"),
    LATITUDE("a latitude is ten digits up to 1800000000"),
    LONGITUDE("a longitude is ten digits up to 3600000000"),
    MEDIA_TYPE("no such AIDC media type"),
    PACKAGE_TYPE("no such package type"),
    NOT_A_HYPHEN("a hyphen belongs here"),
    BIOLOGICAL_SEX("not a code of ISO/IEC 5218"),
    POSITION_IN_SEQUENCE("it reads position/end, without leading zeros, the position not after the end"),
    DIGITS_ONLY("a character that is no digit belongs into it"),
    COUPON_CUT_SHORT("the coupon ends too early"),
    COUPON_BAD_LENGTH("the coupon gives a length that its field cannot have"),
    COUPON_BAD_CODE("the coupon holds a code that its field does not know"),
    COUPON_DATE("the coupon holds a date that does not exist"),
    COUPON_DATES_REVERSED("the coupon ends before it begins"),
    COUPON_EXCESS("something follows the coupon's last field"),
    EXCLUDED_AI("the two identifiers may not come together"),
    MISSING_AI("it may not come without others"),
    REPEATED_AI("the identifier comes twice with different values"),
    SERIAL_MISSING("a signed key needs its serial component"),
    URI_CHARACTER("the character may not stand in a URI"),
    URI_SCHEME("a Digital Link begins with http:// or https://, all lower or all upper case"),
    URI_DOMAIN("a domain and a path belong here"),
    NO_KEY("the path holds no key of GS1's"),
    COMPRESSED_LINK("a compressed Digital Link is not read"),
    KEY_SEQUENCE("the path's qualifiers do not belong to its key, or stand in the wrong order"),
    NOT_AN_ATTRIBUTE("the identifier may not stand in the query"),
    BELONGS_IN_PATH("the identifier belongs into the path"),
    DUPLICATE_AI("the identifier comes twice"),
    NO_SYMBOLOGY("scan data begins with a symbology identifier"),
    UNKNOWN_SYMBOLOGY("no symbology of GS1's has this identifier"),
    PRIMARY_LENGTH("the item number has the wrong length"),
    NOT_IN_THIS_SYMBOL("a symbol of this kind cannot carry this");

    private final String phrase;

    Gs1Rule(String phrase) {
        this.phrase = phrase;
    }

    /** The rule in plain English. */
    public String phrase() {
        return phrase;
    }
}
