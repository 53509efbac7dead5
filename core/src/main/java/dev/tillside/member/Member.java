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
 * @param joined when the membership began
 * @param segments words by which offers aim
 * @param household several members that shop for one home
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
        Optional<LocalDate> joined,
        List<String> segments,
        Optional<String> household,
        DateSpan valid,
        List<String> notes) {
    /** So few that what is earned later still has room. */
    private static final Points MOST_POINTS = Points.of(1_000_000_000_000L);

    public Member {
        BadInput.present(id, "id");
        cards = List.copyOf(cards);
        segments = List.copyOf(segments);
        notes = List.copyOf(notes);
        BadInput.present(valid, "valid");
        if (openingPoints.isNegative()) {
            throw BadInput.value("points", "points below zero: " + openingPoints.plain());
        }
        if (openingPoints.compareTo(MOST_POINTS) > 0) {
            throw BadInput.value("points", "more than a million million points: " + openingPoints.plain());
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
                Optional.empty(),
                List.of(),
                Optional.empty(),
                DateSpan.ALWAYS,
                List.of());
    }

    /** Hides names and cards, so that a log line cannot show them. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
