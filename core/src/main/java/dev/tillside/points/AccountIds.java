package dev.tillside.points;

import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Under which id an account is kept: the member's own; for a household one that its members share; for a card that nobody has
 * yet one made from the card's digest, which shows no card number and which the card's member inherits.
 */
public final class AccountIds {
    /** What stands in place of a member who was erased. */
    public static final MemberId ERASED = new MemberId("erased/");

    private static final String HOUSEHOLD = "household/";
    private static final String CARD = "card/";
    private static final int LONGEST_NAME = 40;
    private static final int DIGEST_BYTES = 16;

    private AccountIds() {}

    /** The member's account, or his household's. */
    public static MemberId of(Member member) {
        return member.household().map(AccountIds::ofHousehold).orElse(member.id());
    }

    /** What the members of a household share. */
    public static MemberId ofHousehold(String household) {
        return new MemberId(HOUSEHOLD + (household.length() > LONGEST_NAME ? digest(household) : household));
    }

    /** The account of a card until somebody has it. */
    public static MemberId ofCard(String card) {
        return new MemberId(CARD + digest(card));
    }

    /** Whether it stands for a card that nobody has yet. */
    public static boolean isCard(MemberId id) {
        return id.id().startsWith(CARD);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
