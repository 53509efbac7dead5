package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the numbers of restricted circulation read that begin alike: {@code 2{item:5}{i}{price:5}{c}}. Parts are literal digits,
 * {@code {item:n}}, {@code {price:n}} in the currency's minor units, {@code {weight:n}} in grams, {@code {count:n}},
 * {@code {i}} for the price verifier, {@code {_}} for any digit, and {@code {c}} for the check digit, last.
 */
final class CodeTemplate {
    private static final int EAN13 = 13;
    private static final int GRAMS = 3;

    private final String text;
    private final List<Part> parts;
    private final int length;
    private final OptionalInt decimals;

    private record Part(String kind, String literal, int length) {}

    private CodeTemplate(String text, List<Part> parts, OptionalInt decimals) {
        this.text = text;
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToInt(Part::length).sum();
        this.decimals = decimals;
    }

    /** Reads a template; one that could never be read is refused. */
    static CodeTemplate parse(String text, String path) {
        return parse(text, OptionalInt.empty(), path);
    }

    static CodeTemplate parse(String text, OptionalInt decimals, String path) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int close = text.charAt(at) == '{' ? text.indexOf('}', at) : at;
            if (close < 0) {
                throw refused(text, "a bracket is not closed", path);
            }
            parts.add(part(text, text.substring(at, close + 1), path));
            at = close + 1;
        }
        CodeTemplate template = new CodeTemplate(text, parts, decimals);
        template.check(path);
        return template;
    }

    private static Part part(String text, String piece, String path) {
        if (piece.charAt(0) != '{') {
            if (!ItemNumbers.isDigits(piece)) {
                throw refused(text, "not a digit: " + Decimals.shown(piece), path);
            }
            return new Part("", piece, 1);
        }
        String inner = piece.substring(1, piece.length() - 1);
        int colon = inner.indexOf(':');
        String kind = colon < 0 ? inner : inner.substring(0, colon);
        boolean counted =
                switch (kind) {
                    case "item", "price", "weight", "count" -> true;
                    case "i", "c", "_" -> false;
                    default -> throw refused(text, "no such part: " + Decimals.shown(piece), path);
                };
        String digits = colon < 0 ? "" : inner.substring(colon + 1);
        if (counted != (digits.length() == 1 && ItemNumbers.isDigits(digits) && !digits.equals("0"))
                || !counted && colon >= 0) {
            throw refused(text, "not a length of 1 to 9: " + Decimals.shown(piece), path);
        }
        return new Part(kind, "", counted ? digits.charAt(0) - '0' : 1);
    }

    private void check(String path) {
        if (length != 8 && length != 12 && length != EAN13) {
            throw refused(text, "makes " + length + " digits, and not 8, 12 or 13", path);
        }
        if (!parts.get(parts.size() - 1).kind().equals("c") || count("c") != 1) {
            throw refused(text, "does not end in {c}, its one check digit", path);
        }
        if (prefix().isEmpty()) {
            throw refused(text, "begins with no digit: every number would be one", path);
        }
        if (count("item") != 1 || count("price") + count("weight") + count("count") > 1 || count("i") > 1) {
            throw refused(text, "has one item, at most one value and one verifier", path);
        }
        if (count("i") == 1
                && !value().map(v -> PriceVerifier.knows(v.length())).orElse(false)) {
            throw refused(text, "has a verifier without a value of 4 or 5 digits", path);
        }
    }

    private static BadInput refused(String text, String why, String path) {
        return BadInput.value(path, "the template " + Decimals.shown(text) + " " + why);
    }

    private long count(String kind) {
        return parts.stream().filter(part -> part.kind().equals(kind)).count();
    }

    private Optional<Part> value() {
        return parts.stream()
                .filter(part -> List.of("price", "weight", "count").contains(part.kind()))
                .findFirst();
    }

    /** The literal digits in front. */
    String prefix() {
        StringBuilder prefix = new StringBuilder();
        for (Part part : parts) {
            if (!part.kind().isEmpty()) {
                break;
            }
            prefix.append(part.literal());
        }
        return prefix.toString();
    }

    /** The literal digits in front of an EAN-13, which holds each shorter number with zeros before it. */
    String beginning() {
        return "0".repeat(EAN13 - length) + prefix();
    }

    int length() {
        return length;
    }

    /** The digits of an item number that the template would read, where it has as many. */
    Optional<String> claimed(Gtin gtin) {
        String digits = gtin.digits().substring(gtin.digits().length() - length);
        boolean rest = gtin.digits().startsWith("0".repeat(gtin.digits().length() - length));
        return rest && digits.startsWith(prefix()) && literals(digits) ? Optional.of(digits) : Optional.empty();
    }

    private boolean literals(String digits) {
        int at = 0;
        for (Part part : parts) {
            if (!digits.startsWith(part.literal(), at)) {
                return false;
            }
            at += part.length();
        }
        return true;
    }

    /** What the number says; rejected where its verifier is wrong. */
    Scan read(String digits) {
        StringBuilder item = new StringBuilder();
        String value = "";
        char verifier = 0;
        int at = 0;
        for (Part part : parts) {
            String piece = digits.substring(at, at + part.length());
            at += part.length();
            boolean varies = value().equals(Optional.of(part));
            value = varies ? piece : value;
            verifier = part.kind().equals("i") ? piece.charAt(0) : verifier;
            item.append(varies ? "0".repeat(part.length()) : piece);
        }
        if (verifier != 0 && verifier != PriceVerifier.of(value)) {
            return new Scan.Rejected(Scan.RejectedBecause.CHECK_DIGIT);
        }
        return item(item, value);
    }

    /** The item's own number has zeros for what varies, and check digits to match. */
    private Scan item(StringBuilder digits, String value) {
        int at = 0;
        for (Part part : parts) {
            if (part.kind().equals("i")) {
                digits.setCharAt(at, PriceVerifier.of("0".repeat(value.length())));
            }
            at += part.length();
        }
        String body = digits.substring(0, length - 1);
        Gtin gtin = value.isEmpty() ? new Gtin(digits.toString()) : new Gtin(body + Gtin.checkDigit(body));
        String kind = value().map(Part::kind).orElse("");
        Optional<Scan.Price> price = kind.equals("price")
                ? Optional.of(new Scan.Price(Long.parseLong(value), decimals, Optional.empty()))
                : Optional.empty();
        Optional<Scan.Measure> measure =
                switch (kind) {
                    case "weight" ->
                        measure(BigDecimal.valueOf(Long.parseLong(value), decimals.orElse(GRAMS)), Unit.KG);
                    case "count" -> measure(new BigDecimal(value), Unit.EACH);
                    default -> Optional.empty();
                };
        return new Scan.ItemCode(gtin, Optional.empty(), price, measure, Optional.empty());
    }

    /** Nothing weighs nothing: a label of zero says no measure. */
    private static Optional<Scan.Measure> measure(BigDecimal value, Unit unit) {
        return value.signum() == 0 ? Optional.empty() : Optional.of(new Scan.Measure(new Quantity(value), unit));
    }

    @Override
    public String toString() {
        return text;
    }
}
