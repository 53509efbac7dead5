package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.member.MemberId;
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
 * @param lists signed lists whose coupons are among those held
 * @param listed texts of offers that a list brought and no reference data had; {@code offers} names them by their digest
 */
public record Circumstances(
        long engine,
        ZoneId zone,
        Text program,
        List<Text> offers,
        Optional<Who> member,
        List<HeldCoupon> coupons,
        SortedMap<String, Usage.Used> used,
        long stepBudget,
        List<Listed> lists,
        List<String> listed) {
    /** Raised when the same circumstances may make another price: what another engine priced is not computed again. */
    public static final long ENGINE = 1;

    public Circumstances {
        BadInput.present(zone, "zone");
        BadInput.present(program, "program");
        offers = List.copyOf(offers);
        BadInput.present(member, "member");
        coupons = List.copyOf(coupons);
        used = sorted(used);
        lists = List.copyOf(lists);
        listed = List.copyOf(listed);
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
     * A signed list of the sale. Its code proves that somebody who may promised the offers; it goes when the member is erased.
     *
     * @param id the list's id
     * @param key the key that signed it, as it was then
     * @param member whose list it is
     * @param code what was scanned
     * @param coupons those of its coupons that are held of the offers named; each may be used once
     */
    public record Listed(String id, Text key, Optional<MemberId> member, Optional<String> code, List<String> coupons) {
        public Listed {
            BadInput.present(id, "id");
            BadInput.present(key, "key");
            BadInput.present(member, "member");
            BadInput.present(code, "code");
            coupons = List.copyOf(coupons);
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
