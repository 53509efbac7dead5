package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.member.Tier;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which tier a member has on a business day. Pure; the order of the facts makes no difference.
 *
 * <p>A member has the highest tier of the ladder whose threshold he meets, whether or not he meets the lower ones. A tier is
 * given at once, also in the middle of a day.
 *
 * <ul>
 *   <li>{@code ROLLING}: the period ends with the day, which is its last; a period of a year that ends on 22 November 2026
 *       begins on 23 November 2025. It is judged again at the start of each business day: what is returned in the course of
 *       a day lowers no one before the next. Without a period everything counts that there ever was.
 *   <li>{@code CALENDAR}: the calendar month, quarter or year, the shortest that the period fits; of more than a year, so
 *       many calendar years up to the day's own. A tier that was met at the end of any day is held to the end of its calendar
 *       period, whatever is returned until then; the next period begins from nothing, so that the tier ends with the year in
 *       which it was earned, as the words "from 1000 in a calendar year" say. Without a period as for {@code ROLLING}.
 * </ul>
 *
 * <p>A tier that head office gave is a floor: sales raise it and never lower it. One that is not on the ladder, as for staff,
 * stands apart and holds whatever was bought.
 */
public final class Tiers {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int DAYS_OF_A_MONTH = 31;

    private final List<Tier> ladder;
    private final NavigableMap<LocalDate, Fact> days = new TreeMap<>();

    /**
     * What happened on a day; a return is below zero.
     *
     * @param day the business day; of a return its own, not the sale's
     * @param spend what was paid
     * @param points what was earned
     * @param visits how many sales
     */
    public record Fact(LocalDate day, Money spend, Points points, int visits) {
        public Fact {
            BadInput.present(day, "day");
            BadInput.present(spend, "spend");
            BadInput.present(points, "points");
        }

        private Fact and(Fact other) {
            return new Fact(day, spend.plus(other.spend), points.plus(other.points), visits + other.visits);
        }

        private BigDecimal in(Tier.Basis basis) {
            return switch (basis) {
                case SPEND -> spend.value();
                case POINTS -> points.value();
                case VISITS -> BigDecimal.valueOf(visits);
            };
        }
    }

    /**
     * What is missing to the next tier.
     *
     * @param tier its id
     * @param basis what is missing: money, points or visits
     * @param amount how much of it, above zero, without trailing zeros
     */
    public record Missing(String tier, Tier.Basis basis, BigDecimal amount) {
        public Missing {
            amount = Decimals.normal(amount);
        }
    }

    /** The first and the last day that count. */
    private record Span(LocalDate first, LocalDate last) {}

    private Tiers(List<Tier> ladder, Collection<Fact> facts) {
        this.ladder = List.copyOf(ladder);
        facts.forEach(fact -> days.merge(fact.day(), fact, Fact::and));
    }

    /**
     * @param ladder lowest first
     * @param facts of one member or household, in any order; several of one day add up
     */
    public static Tiers of(List<Tier> ladder, Collection<Fact> facts) {
        return new Tiers(ladder, facts);
    }

    /**
     * The tier's id.
     *
     * @param day the business day; later facts do not count
     * @param given the tier that head office gave
     * @return empty where no tier is met, as on a ladder whose first tier asks for something
     */
    public Optional<String> tier(LocalDate day, Optional<String> given) {
        if (given.isPresent() && rung(given.get()) < 0) {
            return given;
        }
        int rung = rung(day, given);
        return rung < 0 ? Optional.empty() : Optional.of(ladder.get(rung).id());
    }

    /** What is missing to the tier above the one that the member has on that day; empty on the highest. */
    public Optional<Missing> missing(LocalDate day, Optional<String> given) {
        int next = rung(day, given) + 1;
        boolean apart = given.isPresent() && rung(given.get()) < 0;
        if (apart || next >= ladder.size()) {
            return Optional.empty();
        }
        Tier tier = ladder.get(next);
        BigDecimal amount = tier.from().subtract(sum(tier, span(tier, day)));
        return Optional.of(new Missing(tier.id(), tier.basis(), amount));
    }

    private int rung(LocalDate day, Optional<String> given) {
        int rung = ladder.size() - 1;
        while (rung >= 0 && !holds(ladder.get(rung), day)) {
            rung--;
        }
        return Math.max(rung, given.map(this::rung).orElse(-1));
    }

    private int rung(String id) {
        int rung = ladder.size() - 1;
        while (rung >= 0 && !ladder.get(rung).id().equals(id)) {
            rung--;
        }
        return rung;
    }

    private boolean holds(Tier tier, LocalDate day) {
        Span now = span(tier, day);
        if (meets(tier, sum(tier, now))) {
            return true;
        }
        if (tier.window() == Tier.Window.CALENDAR && tier.period().isPresent()) {
            return metOnADay(tier, now);
        }
        return meets(tier, sum(tier, new Span(now.first(), day.minusDays(1))));
    }

    private boolean metOnADay(Tier tier, Span span) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Fact fact : days.subMap(span.first(), true, span.last(), true).values()) {
            sum = sum.add(fact.in(tier.basis()));
            if (meets(tier, sum)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Tier tier, BigDecimal sum) {
        return sum.compareTo(tier.from()) >= 0;
    }

    private BigDecimal sum(Tier tier, Span span) {
        if (span.first().isAfter(span.last())) {
            return BigDecimal.ZERO;
        }
        return days.subMap(span.first(), true, span.last(), true).values().stream()
                .map(fact -> fact.in(tier.basis()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Span span(Tier tier, LocalDate day) {
        if (tier.period().isEmpty()) {
            return new Span(LocalDate.MIN, day);
        }
        Period period = tier.period().get();
        return switch (tier.window()) {
            case ROLLING -> new Span(day.minus(period).plusDays(1), day);
            case CALENDAR -> new Span(calendarStart(period, day), day);
        };
    }

    private static LocalDate calendarStart(Period period, LocalDate day) {
        int years = months(period) / MONTHS_OF_A_YEAR;
        return turn(period, day).minusYears(Math.max(0, years - 1));
    }

    /** When the calendar period of that day began. */
    private static LocalDate turn(Period period, LocalDate day) {
        int into = (day.getMonthValue() - 1) % Math.min(months(period), MONTHS_OF_A_YEAR);
        return day.withDayOfMonth(1).minusMonths(into);
    }

    /** 1, 3, or a multiple of 12. */
    private static int months(Period period) {
        int whole =
                Math.toIntExact(period.toTotalMonths()) + (period.getDays() + DAYS_OF_A_MONTH - 1) / DAYS_OF_A_MONTH;
        if (whole <= 1) {
            return 1;
        }
        return whole <= MONTHS_OF_A_QUARTER
                ? MONTHS_OF_A_QUARTER
                : (whole + MONTHS_OF_A_YEAR - 1) / MONTHS_OF_A_YEAR * MONTHS_OF_A_YEAR;
    }
}
