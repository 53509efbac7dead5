package dev.tillside.example.office.settle;

import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The limits in force, as far as the book knows them, for one look at the book: of coupons, of offers, of the programme. */
public final class Terms {
    private final Rows rows;
    private final Readings readings;
    private final Map<String, Optional<Offer>> offers = new HashMap<>();
    private Optional<Program> program = Optional.empty();

    /** In one look at the book, or one change of it. */
    public Terms(Connection book, Readings readings) {
        this.rows = new Rows(book);
        this.readings = readings;
    }

    /** The name of a limit that an offer has for each member. */
    static String memberLimit(MemberId member, String offer) {
        return member.id() + "\t" + offer;
    }

    /** The programme that was published last; where none came that way, the newest that is kept. */
    public Optional<Program> program() throws SQLException {
        if (program.isEmpty()) {
            Optional<String> json = rows.text(
                    "select json from reference where type = 'program' and removed = 0 order by change desc limit 1");
            program = (json.isPresent()
                            ? json
                            : rows.text("select json from history where type = 'program' order by version desc, digest"
                                    + " limit 1"))
                    .flatMap(readings::program);
        }
        return program;
    }

    /** The offer in force; where it was removed, or never came that way, as it was last. */
    Optional<Offer> offer(String id) throws SQLException {
        Optional<Offer> known = offers.get(id);
        if (known == null) {
            known = readOffer(id);
            offers.put(id, known);
        }
        return known;
    }

    private Optional<Offer> readOffer(String id) throws SQLException {
        Optional<Program> read = program();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> json =
                rows.text("select json from reference where type = 'offer' and id = ? and removed = 0", id);
        return (json.isPresent()
                        ? json
                        : rows.text(
                                "select json from history where type = 'offer' and id = ? order by version desc, digest"
                                        + " limit 1",
                                id))
                .flatMap(text -> readings.offer(text, read.get()));
    }

    /** A coupon that stands. */
    Optional<Coupon> coupon(String id) throws SQLException {
        return rows.text("select json from reference where type = 'coupon' and id = ? and removed = 0", id)
                .flatMap(Terms::read);
    }

    private static Optional<Coupon> read(String json) {
        try {
            return Optional.of(ReferenceObject.coupon(json));
        } catch (BadInput e) {
            return Optional.empty(); // no till has it
        }
    }

    /**
     * How often a coupon may be used. Of one that was removed the tills knew it; what was never published, the code of a
     * piece of paper or of a signed list, is for once.
     *
     * @param told what tills knew to be left of it
     */
    long uses(String coupon, long told) throws SQLException {
        Optional<Coupon> stands = coupon(coupon);
        if (stands.isPresent()) {
            return stands.get().uses();
        }
        boolean removed = rows.any("select 1 from reference where type = 'coupon' and id = ?", coupon);
        return removed ? Math.max(1, told) : 1;
    }

    /** What clocks on the wall of the store show. */
    ZoneId zone(String store) throws SQLException {
        Optional<String> json =
                rows.text("select json from reference where type = 'store' and id = ? and removed = 0", store);
        ZoneId anywhere = program().map(Program::timeZone).orElse(ZoneOffset.UTC);
        try {
            return json.map(ReferenceObject::storeZone).orElse(anywhere);
        } catch (BadInput e) {
            return anywhere;
        }
    }
}
