package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Usage;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a price was computed from besides the basket and the clock reading, so that anyone who has the texts of programme and
 * offers can compute it again to the cent.
 *
 * <p>Of the offers it names those that applied or that others beat: an offer that alone would not apply cannot change a
 * combination. Of the member it holds no more than offers ask for, and neither name nor card.
 *
 * @param engine which rules priced it: {@link #ENGINE}, or that of another version of this library
 * @param zone the store's time zone
 * @param program the programme in force
 * @param offers the offers that could change the price, in order of id
 * @param member who shopped, where there was a member
 * @param coupons coupons held of those offers
 * @param used what counted towards those offers' limits before the sale
 * @param stepBudget how many search steps could be spent
 */
public record Circumstances(
        long engine,
        ZoneId zone,
        Text program,
        List<Text> offers,
        Optional<Who> member,
        List<HeldCoupon> coupons,
        SortedMap<String, Usage.Used> used,
        long stepBudget) {
    /** Raised when the same circumstances may make another price: what another engine priced is not computed again. */
    public static final long ENGINE = 1;

    public Circumstances {
        BadInput.present(zone, "zone");
        BadInput.present(program, "program");
        offers = List.copyOf(offers);
        BadInput.present(member, "member");
        coupons = List.copyOf(coupons);
        used = sorted(used);
    }

    private static SortedMap<String, Usage.Used> sorted(Map<String, Usage.Used> used) {
        SortedMap<String, Usage.Used> sorted = new TreeMap<>(CodePoints.ORDER);
        sorted.putAll(used);
        return Collections.unmodifiableSortedMap(sorted);
    }

    /**
     * One text of reference data. The digest tells two texts of one version apart.
     *
     * @param id the object's id
     * @param version its version
     * @param digest the digest of its text, as the wire package computes it
     */
    public record Text(String id, long version, String digest) {
        public Text {
            BadInput.present(id, "id");
            BadInput.present(digest, "digest");
        }
    }

    /**
     * The member as offers and earn rules look at him.
     *
     * @param tier the tier that he was in
     * @param segments the segments that he was in
     * @param birthday where the programme rewards birthdays
     */
    public record Who(Optional<String> tier, List<String> segments, Optional<MonthDay> birthday) {
        public Who {
            BadInput.present(tier, "tier");
            segments = List.copyOf(segments);
            BadInput.present(birthday, "birthday");
        }
    }
}
