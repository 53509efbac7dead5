package dev.tillside.offer;

/** What the till knows, now, of uses that count towards an offer's limits. Must answer the same within one pricing. */
@FunctionalInterface
public interface Usage {
    /** Nothing was used yet. */
    Usage NONE = offer -> Used.NOTHING;

    /** Asked only for offers whose limits {@link Limits#needUsage() need it}. */
    Used of(Offer offer);

    /** Why an offer has no use left for this basket. Asked only where {@link #of} leaves none. */
    default Reason exhausted(Offer offer) {
        return Reason.LIMIT_REACHED;
    }

    /**
     * @param byMember uses by this member, ever
     * @param byMemberInPeriod uses by this member in the limit's period
     * @param uses uses by all
     * @param amountMinor discount given to all, in minor units
     * @param most uses that this basket may have, whatever else is left; {@link Long#MAX_VALUE} says nothing
     */
    record Used(long byMember, long byMemberInPeriod, long uses, long amountMinor, long most) {
        public static final Used NOTHING = new Used(0, 0, 0, 0);

        /** Uses that bind this basket by the offer's limits alone. */
        public Used(long byMember, long byMemberInPeriod, long uses, long amountMinor) {
            this(byMember, byMemberInPeriod, uses, amountMinor, Long.MAX_VALUE);
        }

        /** The same for a basket that may have so many uses at most. */
        public Used withMost(long other) {
            return new Used(byMember, byMemberInPeriod, uses, amountMinor, other);
        }
    }
}
