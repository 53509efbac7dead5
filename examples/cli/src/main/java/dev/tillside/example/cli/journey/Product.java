package dev.tillside.example.cli.journey;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A product as the data describe it.
 *
 * @param id the data's number of it, no GTIN
 * @param maker the manufacturer's number
 * @param storeBrand whether the shop has it made
 * @param department such as {@code GROCERY}
 * @param category such as {@code SOFT DRINKS}
 * @param type the finest group, such as {@code SFT DRNK 2 LITER BTL CARB INCL}
 * @param size the package
 */
record Product(
        String id,
        Optional<String> maker,
        boolean storeBrand,
        Optional<String> department,
        Optional<String> category,
        Optional<String> type,
        Optional<String> size) {
    /** A product that was sold and that the product table does not have. */
    static Product unknown(String id) {
        Optional<String> none = Optional.empty();
        return new Product(id, none, false, none, none, none, none);
    }

    /** What the shopper reads: {@code Our peanut butter 40 oz}. */
    String description() {
        String name = type.map(known -> ProductNames.of(known, category))
                .or(() -> category.or(() -> department).map(known -> ProductNames.of(known, Optional.empty())))
                .filter(known -> !known.isEmpty())
                .orElse("Product " + id);
        String ours = storeBrand ? "Our " + Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
        return size.flatMap(ProductNames::size).map(s -> ours + " " + s).orElse(ours);
    }

    /** The data hide brand names; whose brand it is they say. */
    Optional<String> brand() {
        return storeBrand ? Optional.of("Own brand") : maker.map(m -> "Maker " + m);
    }

    /** Who supplies it, and pays for offers on it; the shop pays for its own brand. */
    Optional<String> vendor() {
        return storeBrand ? Optional.empty() : maker.map(m -> "M" + m);
    }

    /** {@code grocery/soft-drinks/sft-drnk-2-liter-btl-carb-incl}; what is not known is left out. */
    Optional<String> path() {
        return joined(Stream.of(department, category, type));
    }

    /** The path without the type. */
    Optional<String> categoryPath() {
        return category.flatMap(known -> joined(Stream.of(department, category)));
    }

    Optional<String> departmentPath() {
        return department.map(Product::tidy);
    }

    /** What a path means to a shopper: its last step in words. */
    static String inWords(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace('-', ' ');
    }

    private static Optional<String> joined(Stream<Optional<String>> steps) {
        return Optional.of(steps.flatMap(Optional::stream).map(Product::tidy).collect(Collectors.joining("/")))
                .filter(path -> !path.isEmpty());
    }

    /** Lower case, digits and hyphens: a step of a path must not hold a slash of its own. */
    private static String tidy(String words) {
        StringBuilder tidy = new StringBuilder();
        for (char c : spelled(words).toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                tidy.append(c);
            } else if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != '-') {
                tidy.append('-');
            }
        }
        int end = tidy.length() - 1;
        return end >= 0 && tidy.charAt(end) == '-' ? tidy.substring(0, end) : tidy.toString();
    }

    private static String spelled(String words) {
        return words.replace("&", " and ").replace("%", " percent ");
    }
}
