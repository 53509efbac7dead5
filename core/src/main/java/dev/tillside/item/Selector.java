package dev.tillside.item;

import dev.tillside.fault.BadInput;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses items: those that match any of the criteria and not {@code except}. Matches are exact; a category is a path
 * that matches itself and everything below it.
 *
 * @param gtins GTINs, 14 digits
 * @param skus the till's own keys
 * @param brands brands
 * @param categories category paths
 * @param departments departments
 * @param tags tags
 * @param all every item
 * @param except what is left out
 */
public record Selector(
        SortedSet<Gtin> gtins,
        SortedSet<String> skus,
        SortedSet<String> brands,
        SortedSet<String> categories,
        SortedSet<String> departments,
        SortedSet<String> tags,
        boolean all,
        Optional<Selector> except) {
    /** Every item. */
    public static final Selector ALL =
            new Selector(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, Optional.empty());

    public Selector {
        gtins = Collections.unmodifiableSortedSet(new TreeSet<>(gtins));
        skus = sorted(skus);
        brands = sorted(brands);
        categories = sorted(categories);
        departments = sorted(departments);
        tags = sorted(tags);
        BadInput.present(except, "except");
    }

    /** The same from any sets. */
    public Selector(
            Set<Gtin> gtins,
            Set<String> skus,
            Set<String> brands,
            Set<String> categories,
            Set<String> departments,
            Set<String> tags,
            boolean all,
            Optional<Selector> except) {
        this(
                new TreeSet<>(gtins),
                sorted(skus),
                sorted(brands),
                sorted(categories),
                sorted(departments),
                sorted(tags),
                all,
                except);
    }

    public static Selector gtin(String gtin) {
        return new Selector(
                Set.of(new Gtin(gtin)), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());
    }

    public static Selector category(String path) {
        return new Selector(Set.of(), Set.of(), Set.of(), Set.of(path), Set.of(), Set.of(), false, Optional.empty());
    }

    /** Whether no criterion is given ({@code except} is none). */
    public boolean isEmpty() {
        return !all
                && gtins.isEmpty()
                && skus.isEmpty()
                && brands.isEmpty()
                && categories.isEmpty()
                && departments.isEmpty()
                && tags.isEmpty();
    }

    /** This selector, or, where it has no criterion, all items but its {@code except}. */
    public Selector orAll() {
        return isEmpty() ? new Selector(gtins, skus, brands, categories, departments, tags, true, except) : this;
    }

    /** Whether an item of that key and those facts is chosen. */
    public boolean matches(ItemId item, ItemFacts facts) {
        return chooses(item, facts) && except.map(e -> !e.matches(item, facts)).orElse(true);
    }

    private boolean chooses(ItemId item, ItemFacts facts) {
        return all
                || (item.isGtin()
                        ? !gtins.isEmpty() && gtins.contains(new Gtin(item.code()))
                        : skus.contains(item.code()))
                || facts.brand().map(brands::contains).orElse(false)
                || facts.category().map(this::inCategory).orElse(false)
                || facts.department().map(departments::contains).orElse(false)
                || !tags.isEmpty() && tags.stream().anyMatch(facts::tagged);
    }

    private boolean inCategory(String path) {
        if (categories.isEmpty()) {
            return false;
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (categories.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static SortedSet<String> sorted(Set<String> texts) {
        TreeSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
        sorted.addAll(texts);
        return Collections.unmodifiableSortedSet(sorted);
    }
}
