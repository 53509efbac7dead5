package dev.tillside.example.office.key;

import dev.tillside.fault.BadInput;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who may ask head office, without the secret that proves it.
 *
 * @param id what logs call it
 * @param name what people call it: 1 to 64 printable characters
 * @param roles what it may do, at least one thing
 * @param stores whose sales it may deliver; at least one with {@link Role#TILL}, none without
 * @param made when
 * @param lastUsed when it was shown last, to the minute
 * @param revoked since when it is good for nothing
 */
public record ApiKey(
        String id,
        String name,
        SortedSet<Role> roles,
        SortedSet<String> stores,
        Instant made,
        Optional<Instant> lastUsed,
        Optional<Instant> revoked) {
    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,64}");
    private static final Pattern STORE = Pattern.compile("[^/\\p{Cntrl}]{1,64}");

    public ApiKey {
        BadInput.present(id, "id");
        if (!NAME.matcher(BadInput.present(name, "name")).matches() || name.isBlank()) {
            throw BadInput.value("name", "not a name of 1 to 64 printable characters");
        }
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(BadInput.present(roles, "roles")));
        stores = Collections.unmodifiableSortedSet(new TreeSet<>(BadInput.present(stores, "stores")));
        if (roles.isEmpty()) {
            throw BadInput.value("roles", "a key without a role is good for nothing");
        }
        if (roles.contains(Role.TILL) == stores.isEmpty()) {
            throw BadInput.value("stores", "a key for tills names its stores, and no other key does");
        }
        if (!stores.stream().allMatch(STORE.asMatchPredicate())) {
            throw BadInput.value("stores", "a store's id is 1 to 64 characters without '/'");
        }
        BadInput.present(made, "made");
        BadInput.present(lastUsed, "lastUsed");
        BadInput.present(revoked, "revoked");
    }

    /** Whether it has one of these roles. */
    public boolean may(Set<Role> oneOf) {
        return roles.stream().anyMatch(oneOf::contains);
    }

    /**
     * A key, and the secret that is shown once: head office itself keeps a digest alone.
     *
     * @param key what is kept
     * @param secret what its holder shows as {@code Authorization: Bearer}
     */
    public record Issued(ApiKey key, String secret) {
        /** Without the secret, because this ends up in logs. */
        @Override
        public String toString() {
            return "Issued[key=" + key + "]";
        }
    }
}
