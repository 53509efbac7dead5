package dev.tillside.pos.tck;

import dev.tillside.offer.Reason;
import dev.tillside.sale.Scanned;
import dev.tillside.scan.Scan.RejectedBecause;
import dev.tillside.scan.Symbology;
import java.util.Optional;

/**
 * Cards, lists and coupons of the {@link TestShop}, one for each outcome that a till has to cope with, as payment terminals have
 * test cards. What each does comes from the library itself: from the shop's reference data, its head office and its disk.
 *
 * <p>The texts are the same on every machine and day from March 2026 to 2090.
 */
public enum TestCode {
    /** A member: member prices, points, 1,000 of them on the account. */
    CARD_GOOD("2900000000018", Read.MEMBER, "O-MEMBERS", Reason.APPLIED),
    /** A card of the shop's that nobody has. */
    CARD_UNKNOWN("2900000000025", Read.of(RejectedBecause.UNKNOWN_CARD), "O-MEMBERS", Reason.MEMBER_REQUIRED),
    /** A digit was misread. */
    CARD_MISREAD("2900000000031", Read.of(RejectedBecause.CHECK_DIGIT), "O-MEMBERS", Reason.MEMBER_REQUIRED),
    /** Two members have it. */
    CARD_SHARED("2900000000049", Read.of(RejectedBecause.AMBIGUOUS), "O-MEMBERS", Reason.MEMBER_REQUIRED),
    /** The stripe of a payment card: its number is neither kept nor logged. */
    CARD_PAYMENT(
            ";4111111111111111=29121010000000000?",
            Read.of(RejectedBecause.PAYMENT_CARD),
            "O-MEMBERS",
            Reason.MEMBER_REQUIRED),
    /** The membership has run out: the cashier is told, and there are no member prices. */
    CARD_EXPIRED("2900000000056", Read.MEMBER, "O-MEMBERS", Reason.MEMBER_REQUIRED),
    /** The member's coupon was used at another till. */
    CARD_USED("2900000000063", Read.MEMBER, "O-CARD-USED", Reason.ALREADY_REDEEMED),
    /** Another till's basket holds the member's coupon, once head office has said so. */
    CARD_HELD("2900000000070", Read.MEMBER, "O-CARD-HELD", Reason.HELD_ELSEWHERE),
    /** The line dies with the scan; the member's coupon is not to be used without head office. */
    CARD_OFFLINE("2900000000087", Read.MEMBER, "O-CARD-OFFLINE", Reason.OFFLINE, Trouble.LINE_DEAD, Ending.WAITS),
    /** Head office takes the sale, and its answer gets lost. */
    CARD_ANSWER_LOST(
            "2900000000094", Read.MEMBER, "O-MEMBERS", Reason.APPLIED, Trouble.ANSWER_LOST, Ending.DELIVERED_TWICE),
    /** Head office refuses the sale for good. */
    CARD_REFUSED("2900000000100", Read.MEMBER, "O-MEMBERS", Reason.APPLIED, Trouble.NONE, Ending.DEAD_LETTER),
    /** The disk hangs from the scan on, until {@link TestDisk#mend}: the scan does not come back before. */
    CARD_SLOW("2900000000117", Read.MEMBER, "O-MEMBERS", Reason.APPLIED, Trouble.DISK_HANGS, Ending.DELIVERED),
    /** The disk is full from the scan on, until {@link TestDisk#mend}. */
    CARD_DISK_FULL("2900000000124", Read.MEMBER, "O-MEMBERS", Reason.APPLIED, Trouble.DISK_FULL, Ending.DISK_FULL),
    /** The disk fails from the scan on, until {@link TestDisk#mend}. */
    CARD_DISK_BROKEN(
            "2900000000131", Read.MEMBER, "O-MEMBERS", Reason.APPLIED, Trouble.DISK_BROKEN, Ending.STORE_FAILED),

    /** A signed list of a member whom the till does not know; it gives 0.30 off bread, once. */
    LIST_GOOD(Read.LIST, "O-LIST", Reason.APPLIED),
    /** A printed number of a list that the till knows: it stands for its member. */
    LIST_NUMBER("L-2900-0001", Read.LIST, "O-MEMBERS", Reason.APPLIED),
    /** A signed list that was redeemed at another till. */
    LIST_USED(Read.LIST, "O-LIST", Reason.ALREADY_REDEEMED),
    /** Its last day has passed. */
    LIST_EXPIRED(Read.of(RejectedBecause.EXPIRED)),
    /** Its first day has not come. */
    LIST_NOT_STARTED(Read.of(RejectedBecause.NOT_STARTED)),
    /** Signed with another key than it names. */
    LIST_FORGED(Read.of(RejectedBecause.SIGNATURE_INVALID)),
    /** Head office withdrew it. */
    LIST_WITHDRAWN(Read.of(RejectedBecause.REVOKED)),
    /** Head office revoked the key that signed it. */
    LIST_KEY_REVOKED(Read.of(RejectedBecause.REVOKED)),
    /** Head office never sent the key that signed it. */
    LIST_KEY_UNKNOWN(Read.of(RejectedBecause.UNKNOWN_KEY)),
    /** A list of another programme, signed with a key that is known. */
    LIST_FOREIGN(Read.of(RejectedBecause.FOREIGN)),
    /** The symbol's text lost its end. */
    LIST_CUT_OFF(Read.of(RejectedBecause.MALFORMED)),
    /** Of a version that the library does not read. */
    LIST_NEWER(Read.of(RejectedBecause.UNKNOWN_VERSION)),

    /** A bearer's coupon: 0.20 off bread. */
    COUPON_GOOD("9900000000011", Read.COUPON, "O-COUPON-GOOD", Reason.APPLIED),
    /** A coupon of which nobody here knows what it is worth: {@code PENDING}, for the cashier to decide. */
    COUPON_UNKNOWN("9900000000028", Read.COUPON, "O-MEMBERS", Reason.MEMBER_REQUIRED),
    /** Its last day has passed. */
    COUPON_EXPIRED("9900000000035", Read.COUPON, "O-COUPON-EXPIRED", Reason.EXPIRED),
    /** Its first day has not come. */
    COUPON_NOT_STARTED("9900000000042", Read.COUPON, "O-COUPON-NOT-STARTED", Reason.NOT_STARTED),
    /** It was used at another till. */
    COUPON_USED("9900000000059", Read.COUPON, "O-COUPON-USED", Reason.ALREADY_REDEEMED),
    /** Another till's basket holds it, once head office has said so. */
    COUPON_HELD("9900000000066", Read.COUPON, "O-COUPON-HELD", Reason.HELD_ELSEWHERE),
    /** The line dies with the scan, and the coupon is not to be used without head office. */
    COUPON_OFFLINE("9900000000073", Read.COUPON, "O-COUPON-OFFLINE", Reason.OFFLINE, Trouble.LINE_DEAD, Ending.WAITS),
    /** For goods that are not in the basket. */
    COUPON_OTHER_GOODS("9900000000080", Read.COUPON, "O-COUPON-OTHER-GOODS", Reason.NOT_IN_BASKET),
    /** For another store. */
    COUPON_OTHER_STORE("9900000000097", Read.COUPON, "O-COUPON-OTHER-STORE", Reason.WRONG_STORE);

    /** What goes wrong when it is scanned. */
    enum Trouble {
        NONE,
        LINE_DEAD,
        ANSWER_LOST,
        DISK_HANGS,
        DISK_FULL,
        DISK_BROKEN
    }

    /** What becomes of a sale in which it was scanned. */
    public enum Ending {
        /** It is committed, and head office has it with the next round. */
        DELIVERED,
        /** It is committed, and waits for head office. */
        WAITS,
        /** It is committed, and head office gets it twice and has it once. */
        DELIVERED_TWICE,
        /** It is committed, and a dead letter from the next round on. */
        DEAD_LETTER,
        /** The commit is refused with {@code DISK_FULL}; nothing is lost, and once there is room it goes through. */
        DISK_FULL,
        /** The commit is refused with {@code STORE_FAILED}; nothing is lost, and once the disk is well it goes through. */
        STORE_FAILED
    }

    /**
     * What the scan is taken for.
     *
     * @param as what it is
     * @param reason why, where it is rejected
     */
    public record Read(Scanned.As as, Optional<RejectedBecause> reason) {
        private static final Read MEMBER = new Read(Scanned.As.MEMBER, Optional.empty());
        private static final Read LIST = new Read(Scanned.As.LIST, Optional.empty());
        private static final Read COUPON = new Read(Scanned.As.COUPON, Optional.empty());

        private static Read of(RejectedBecause reason) {
            return new Read(Scanned.As.REJECTED, Optional.of(reason));
        }

        @Override
        public String toString() {
            return as + reason.map(why -> " " + why).orElse("");
        }
    }

    private final Optional<String> printed;
    private final Read read;
    private final String offer;
    private final Reason outcome;
    private final Trouble trouble;
    private final Ending ending;

    TestCode(Optional<String> printed, Read read, String offer, Reason outcome, Trouble trouble, Ending ending) {
        this.printed = printed;
        this.read = read;
        this.offer = offer;
        this.outcome = outcome;
        this.trouble = trouble;
        this.ending = ending;
    }

    TestCode(String printed, Read read, String offer, Reason outcome, Trouble trouble, Ending ending) {
        this(Optional.of(printed), read, offer, outcome, trouble, ending);
    }

    TestCode(String printed, Read read, String offer, Reason outcome) {
        this(printed, read, offer, outcome, Trouble.NONE, Ending.DELIVERED);
    }

    TestCode(Read read, String offer, Reason outcome) {
        this(Optional.empty(), read, offer, outcome, Trouble.NONE, Ending.DELIVERED);
    }

    TestCode(Read read) {
        this(read, "O-MEMBERS", Reason.MEMBER_REQUIRED);
    }

    /** What is in the symbol; signed lists have theirs from {@link TestShop#text}. */
    Optional<String> printed() {
        return printed;
    }

    /** Whether it is a list whose code is signed. */
    boolean isSigned() {
        return printed.isEmpty();
    }

    /** The symbol that carries it. */
    public Symbology symbology() {
        if (this == CARD_PAYMENT) {
            return Symbology.MSR;
        }
        return isSigned() ? Symbology.QR : this == LIST_NUMBER ? Symbology.CODE128 : Symbology.EAN13;
    }

    /** What the scan is taken for. */
    public Read read() {
        return read;
    }

    /** The offer to look at, in a basket with a loaf of {@link TestShop#BREAD}. */
    public String offer() {
        return offer;
    }

    /** What becomes of that offer. */
    public Reason outcome() {
        return outcome;
    }

    Trouble trouble() {
        return trouble;
    }

    /** What becomes of the sale. */
    public Ending ending() {
        return ending;
    }
}
