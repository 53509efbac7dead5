package dev.tillside.member;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

/**
 * A member of the programme, as head office knows him.
 *
 * @param id the key
 * @param version newer versions replace older ones
 * @param cards the cards' own texts, zeros kept; several lead to one member
 * @param tier the id of the tier that head office gave, where it gave one
 * @param name what the member wants to be called; for greetings alone
 * @param language BCP 47 tag, {@code en} or {@code zh}
 * @param birthday month and day
 * @param openingPoints a balance brought in, booked once
 * @param openingLots the same lot by lot, where head office says when each expires; else empty
 * @param joined when the membership began
 * @param segments words by which offers aim
 * @param household several members that shop for one home
 * @param homeStore the store in which offers for the home store may be used while head office cannot be asked
 * @param valid when the membership holds
 * @param notes what the shop attached, for the cashier
 */
public record Member(
        MemberId id,
        long version,
        List<String> cards,
        Optional<String> tier,
        Optional<String> name,
        Optional<String> language,
        Optional<MonthDay> birthday,
        Points openingPoints,
        List<OpeningLot> openingLots,
        Optional<LocalDate> joined,
        List<String> segments,
        Optional<String> household,
        Optional<String> homeStore,
        DateSpan valid,
        List<String> notes) {
    /** So few that what is earned later still has room. */
    private static final Points MOST_POINTS = Points.of(1_000_000_000_000L);

    /**
     * A part of an opening balance.
     *
     * @param points above zero
     * @param expires the last day on which it can be spent; absent: never expires
     */
    public record OpeningLot(Points points, Optional<LocalDate> expires) {
        public OpeningLot {
            if (!BadInput.present(points, "points").isPositive()) {
                throw BadInput.value("points", "not above zero: " + points.plain());
            }
            BadInput.present(expires, "expires");
        }
    }

    public Member {
        BadInput.present(id, "id");
        cards = List.copyOf(cards);
        segments = List.copyOf(segments);
        notes = List.copyOf(notes);
        openingLots = List.copyOf(openingLots);
        BadInput.present(valid, "valid");
        if (openingPoints.isNegative()) {
            throw BadInput.value("points", "points below zero: " + openingPoints.plain());
        }
        Points opening = openingLots.stream().map(OpeningLot::points).reduce(openingPoints, Points::plus);
        if (opening.compareTo(MOST_POINTS) > 0) {
            throw BadInput.value("points", "more than a million million points: " + opening.plain());
        }
    }

    /** A member of whom nothing but the key and cards is known. */
    public static Member of(String id, String... cards) {
        return new Member(
                new MemberId(id),
                1,
                List.of(cards),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Points.ZERO,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                DateSpan.ALWAYS,
                List.of());
    }

    /** The same member with more segments. */
    public Member withSegments(List<String> other) {
        return new Member(
                id,
                version,
                cards,
                tier,
                name,
                language,
                birthday,
                openingPoints,
                openingLots,
                joined,
                other,
                household,
                homeStore,
                valid,
                notes);
    }

    /** Hides names and cards, so that a log line cannot show them. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
