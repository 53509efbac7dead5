package dev.tillside.example.cli.authoring;

import dev.tillside.member.DateSpan;
import dev.tillside.offer.Offer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Offers that are never in force. */
final class TimeCheck implements Check {
    private static final int WEEK = 7;

    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        ZoneId zone = catalogue.program().timeZone();
        for (Entry<Offer> offer : catalogue.offers()) {
            Days days = Days.of(offer.value().valid(), zone);
            if (days.isEmpty()) {
                remarks.error(
                        offer,
                        "valid",
                        "ENDS_BEFORE_IT_STARTS",
                        Map.of("value", edge(offer, true), "other", edge(offer, false)));
            } else if (noSuchDay(offer.value(), days)) {
                remarks.warn(
                        offer,
                        "weekdays",
                        "NO_SUCH_WEEKDAY",
                        Map.of(
                                "from", days.from().toString(),
                                "through", days.through().toString()));
            }
        }
    }

    private static String edge(Entry<Offer> offer, boolean from) {
        DateSpan valid = offer.value().valid();
        return (from ? valid.from() : valid.through())
                .map(DateSpan.Edge::toString)
                .orElse("");
    }

    private static boolean noSuchDay(Offer offer, Days days) {
        if (offer.weekdays().isEmpty() || days.count() >= WEEK) {
            return false;
        }
        for (LocalDate day = days.from(); !day.isAfter(days.through()); day = day.plusDays(1)) {
            DayOfWeek weekday = day.getDayOfWeek();
            if (offer.weekdays().contains(weekday)) {
                return false;
            }
        }
        return true;
    }
}
