package dev.tillside.points;

import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * Chains the entries of one till: each hash is SHA-256 (FIPS 180-4) over the hash before and the entry's text, so that an
 * entry which is changed, left out, put in or moved shows from there on. Pure.
 *
 * <p>Who can rewrite a till's whole file can rewrite its hashes too: that shows to one who keeps the last hash, as head
 * office does. So does an end cut off.
 */
public final class Chain {
    private Chain() {}

    /**
     * The links that one transaction adds to a till's chain.
     *
     * @param chain the chain's name: the key of the till's first transaction with points, which no other till has
     * @param from how many links stand before
     * @param before the hash before the first of them
     * @param after the hash after the last
     */
    public record Section(String chain, long from, String before, String after) {
        public Section {
            BadInput.present(chain, "chain");
            BadInput.present(before, "before");
            BadInput.present(after, "after");
            if (from < 0) {
                throw BadInput.value("from", "below zero: " + from);
            }
        }

        /** The section of a till's first entries. */
        public static Section first(String key, List<LedgerEntry> entries) {
            String start = start(key);
            return new Section(key, 0, start, end(start, entries));
        }

        /** The section that follows an end of so many links. */
        public static Section following(String chain, long links, String end, List<LedgerEntry> entries) {
            return new Section(chain, links, end, end(end, entries));
        }

        /** Whether these entries make it; the first section of a chain begins at the chain's start. */
        public boolean holds(List<LedgerEntry> entries) {
            return end(before, entries).equals(after) && (from > 0 || before.equals(start(chain)));
        }

        private static String end(String before, List<LedgerEntry> entries) {
            String hash = before;
            for (LedgerEntry entry : entries) {
                hash = next(hash, entry);
            }
            return hash;
        }
    }

    /**
     * An entry with its hash.
     *
     * @param text the entry's {@link LedgerEntry#canonical() canonical text}
     * @param hash 64 hexadecimal digits, lower case
     */
    public record Link(String text, String hash) {
        public Link {
            BadInput.present(text, "text");
            BadInput.present(hash, "hash");
        }
    }

    /** The hash before a till's first entry. */
    public static String start(String till) {
        return hex("till:" + till);
    }

    /** The hash of an entry that follows that hash. */
    public static String next(String before, String text) {
        return hex(before.length() + ":" + before + text);
    }

    /** The hash of an entry that follows that hash. */
    public static String next(String before, LedgerEntry entry) {
        return next(before, entry.canonical());
    }

    /**
     * Looks for the first link that does not follow from the one before.
     *
     * @param before the hash before the first link: {@link #start}, or the last one that was verified
     * @return its index; empty where all follow
     */
    public static OptionalInt firstBroken(String before, List<Link> links) {
        String hash = before;
        for (int i = 0; i < links.size(); i++) {
            hash = next(hash, links.get(i).text());
            if (!hash.equals(links.get(i).hash())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * As {@link #firstBroken(String, List)}, by one who knows the last hash.
     *
     * @param last the hash of the last link, learned elsewhere
     * @return the number of links where all follow and their end is not that hash: some are missing, or all were rewritten
     */
    public static OptionalInt firstBroken(String before, List<Link> links, String last) {
        OptionalInt broken = firstBroken(before, links);
        String end = links.isEmpty() ? before : links.get(links.size() - 1).hash();
        return broken.isPresent() || end.equals(last) ? broken : OptionalInt.of(links.size());
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }
}
