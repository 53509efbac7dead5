package dev.tillside.item;

import dev.tillside.fault.BadInput;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of an item besides its key; offers choose by it. A fact that is not known is empty.
 *
 * @param description for people
 * @param brand as the retailer writes it
 * @param category a path, {@code dairy/milk}
 * @param department as the retailer writes it
 * @param tags any words of the retailer's; empty where not known
 */
public record ItemFacts(
        Optional<String> description,
        Optional<String> brand,
        Optional<String> category,
        Optional<String> department,
        Optional<Set<String>> tags) {
    /** Nothing known. */
    public static final ItemFacts NONE =
            new ItemFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ItemFacts {
        BadInput.present(description, "description");
        BadInput.present(brand, "brand");
        BadInput.present(category, "category");
        BadInput.present(department, "department");
        tags = BadInput.present(tags, "tags").map(t -> Collections.unmodifiableSet(new TreeSet<>(t)));
    }

    /** A description and nothing else. */
    public static ItemFacts described(String description) {
        return new ItemFacts(
                Optional.of(description), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ItemFacts withBrand(String other) {
        return new ItemFacts(description, Optional.of(other), category, department, tags);
    }

    public ItemFacts withCategory(String other) {
        return new ItemFacts(description, brand, Optional.of(other), department, tags);
    }

    public ItemFacts withDepartment(String other) {
        return new ItemFacts(description, brand, category, Optional.of(other), tags);
    }

    public ItemFacts withTags(Set<String> other) {
        return new ItemFacts(description, brand, category, department, Optional.of(other));
    }

    /** These facts, and where one is not known the other's. */
    public ItemFacts orElse(ItemFacts other) {
        return new ItemFacts(
                description.or(other::description),
                brand.or(other::brand),
                category.or(other::category),
                department.or(other::department),
                tags.or(other::tags));
    }

    /** Whether the item bears the tag. */
    public boolean tagged(String tag) {
        return tags.map(t -> t.contains(tag)).orElse(false);
    }
}
