package dev.tillside.list;

import dev.tillside.scan.Scan.RejectedBecause;

/** Why a list's code is refused; of several reasons that hold, the first in this order is told. */
public enum ListRefusal {
    /** No code of a list, or not in the one form that it may have. */
    MALFORMED(RejectedBecause.MALFORMED),
    /** Its end is missing. */
    TRUNCATED(RejectedBecause.MALFORMED),
    /** Of a version that this library does not read. */
    UNKNOWN_VERSION(RejectedBecause.UNKNOWN_VERSION),
    /** Signed with a key that head office never sent here. */
    UNKNOWN_KEY(RejectedBecause.UNKNOWN_KEY),
    /** Signed with a key that head office revoked. */
    KEY_REVOKED(RejectedBecause.REVOKED),
    /** Not what that key signed: forged, or altered. */
    SIGNATURE_INVALID(RejectedBecause.SIGNATURE_INVALID),
    /** Of another programme, or in another currency. */
    FOREIGN(RejectedBecause.FOREIGN),
    /** Withdrawn by head office. */
    REVOKED(RejectedBecause.REVOKED),
    /** The list, or the key, does not hold yet. */
    NOT_STARTED(RejectedBecause.NOT_STARTED),
    /** The list, or the key, has run out. */
    EXPIRED(RejectedBecause.EXPIRED);

    private final RejectedBecause rejected;

    ListRefusal(RejectedBecause rejected) {
        this.rejected = rejected;
    }

    /** The same as a scan says it. */
    public RejectedBecause rejected() {
        return rejected;
    }
}
