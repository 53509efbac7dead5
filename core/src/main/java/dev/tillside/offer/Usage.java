package dev.tillside.offer;

/** What the till knows, now, of uses that count towards an offer's limits. Must answer the same within one pricing. */
@FunctionalInterface
public interface Usage {
    /** Nothing was used yet. */
    Usage NONE = offer -> Used.NOTHING;

    /** Asked only for offers whose limits {@link Limits#needUsage() need it}. */
    Used of(Offer offer);

    /**
     * @param byMember uses by this member, ever
     * @param byMemberInPeriod uses by this member in the limit's period
     * @param uses uses by all
     * @param amountMinor discount given to all, in minor units
     */
    record Used(long byMember, long byMemberInPeriod, long uses, long amountMinor) {
        public static final Used NOTHING = new Used(0, 0, 0, 0);
    }
}
