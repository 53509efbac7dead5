package dev.tillside.list;

import java.util.Optional;

/** What head office says of keys and lists, as far as it is known here. */
public interface ListTrust {
    /** The key of that id, revoked or not; absent: never heard of. */
    Optional<ListKey> listKey(String id);

    /** Whether that list was withdrawn. */
    boolean isWithdrawn(String list);
}
