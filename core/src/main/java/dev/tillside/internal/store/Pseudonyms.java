package dev.tillside.internal.store;

import dev.tillside.wire.ReferenceObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in a file in place of a name: the same for the same name, so that it can be looked for and counted, and of no use
 * without the key. Not thread-safe.
 *
 * <p>A card is looked up by its HMAC-SHA-256. Names that have to be read again become an HMAC-SHA-256 cut to 128 bits and, with
 * that as its counter's start, the name under AES-256-CTR: a synthetic initialization vector (the construction of RFC 5297,
 * with HMAC in place of its S2V), so that equal names alone look equal, and an altered one is found out.
 */
final class Pseudonyms {
    static final int KEY = 32;
    private static final int TAG = 16;
    /** A card of fewer digits would be told by its last four. */
    private static final int SHORTEST_SHOWN = 8;

    private static final int SHOWN = 4;
    private static final String BULLETS = "••••";
    private static final String HIDDEN_ACCOUNT = "card/~";
    private static final Pattern ACCOUNT = Pattern.compile("card/[0-9a-f]{32}");
    private static final Pattern HIDDEN = Pattern.compile("card/~([A-Za-z0-9_-]+)");
    private static final Pattern MASKED = Pattern.compile("\"" + BULLETS + "(?: [^\"]{4})? ([A-Za-z0-9_-]+)\"");

    private final Mac cards;
    private final Mac names;
    private final Cipher cipher;
    private final SecretKeySpec key;

    Pseudonyms(byte[] secret) {
        try {
            cards = Mac.getInstance("HmacSHA256");
            cards.init(Aead.derived(secret, new byte[KEY], "tillside cards", "HmacSHA256"));
            names = Mac.getInstance("HmacSHA256");
            names.init(Aead.derived(secret, new byte[KEY], "tillside names", "HmacSHA256"));
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            key = Aead.derived(secret, new byte[KEY], "tillside name text", "AES");
        } catch (GeneralSecurityException e) {
            throw Aead.impossible(e);
        }
    }

    /** By which a card is found; the number does not come back. */
    byte[] card(String number) {
        return cards.doFinal(number.getBytes(StandardCharsets.UTF_8));
    }

    byte[] hide(String name) {
        byte[] plain = name.getBytes(StandardCharsets.UTF_8);
        byte[] tag = Arrays.copyOf(names.doFinal(plain), TAG);
        byte[] hidden = Arrays.copyOf(tag, TAG + plain.length);
        System.arraycopy(counted(tag, plain, 0), 0, hidden, TAG, plain.length);
        return hidden;
    }

    /** Nothing where it was altered, or is none. */
    Optional<String> show(byte[] hidden) {
        if (hidden.length < TAG) {
            return Optional.empty();
        }
        byte[] tag = Arrays.copyOf(hidden, TAG);
        byte[] plain = counted(tag, hidden, TAG);
        return MessageDigest.isEqual(tag, Arrays.copyOf(names.doFinal(plain), TAG))
                ? Optional.of(new String(plain, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private byte[] counted(byte[] start, byte[] text, int from) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw Aead.impossible(e);
        }
    }

    /** A text without the digests that accounts of cards go by. */
    String hideAccounts(String text) {
        return text.contains("card/")
                ? ACCOUNT.matcher(text).replaceAll(found -> HIDDEN_ACCOUNT + coded(found.group()))
                : text;
    }

    String showAccounts(String text) {
        return text.contains(HIDDEN_ACCOUNT) ? shown(HIDDEN, text, "") : text;
    }

    /** A member's text with the last digits of his cards alone; nothing where they cannot be taken out letter by letter. */
    Optional<String> hideCards(String member) {
        if (member.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        String hidden = member;
        for (String card : ReferenceObject.member(member).cards()) {
            hidden = hidden.replace("\"" + card + "\"", "\"" + masked(card) + " " + coded(card) + "\"");
        }
        return Optional.of(hidden);
    }

    String showCards(String member) {
        return member.contains(BULLETS) ? shown(MASKED, member, "\"") : member;
    }

    /** The last four digits. */
    static String masked(String card) {
        int length = card.length();
        return length < SHORTEST_SHOWN ? BULLETS : BULLETS + " " + card.substring(length - SHOWN);
    }

    private String coded(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hide(name));
    }

    /** What only looks hidden stays as it is. */
    private String shown(Pattern pattern, String text, String quote) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        decoded(found).map(name -> quote + name + quote).orElse(found.group())));
    }

    private Optional<String> decoded(MatchResult found) {
        try {
            return show(Base64.getUrlDecoder().decode(found.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64, so not a hidden name
        }
    }
}
