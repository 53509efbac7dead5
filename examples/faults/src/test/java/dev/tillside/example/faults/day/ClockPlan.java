package dev.tillside.example.faults.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What the till's clock says at each step of the day. */
public enum ClockPlan {
    /** A minute passes between steps. */
    STEADY {
        @Override
        public Instant at(int step) {
            return NOON.plus(Duration.ofMinutes(step));
        }
    },
    /** Somebody sets it a day back in the middle of the day, and right again. */
    DAY_BACK {
        @Override
        public Instant at(int step) {
            return step / 7 % 2 == 1 ? STEADY.at(step).minus(Duration.ofDays(1)) : STEADY.at(step);
        }
    },
    /** An empty battery: 1970 at every fifth step. */
    EPOCH {
        @Override
        public Instant at(int step) {
            return step % 5 == 4 ? Instant.EPOCH.plusSeconds(step) : STEADY.at(step);
        }
    },
    /** A year ahead, and back. */
    YEAR_AHEAD {
        @Override
        public Instant at(int step) {
            return step / 5 % 2 == 1 ? STEADY.at(step).plus(Duration.ofDays(365)) : STEADY.at(step);
        }
    },
    /** Midnight passes at every other step, once forwards and once backwards. */
    MIDNIGHT {
        @Override
        public Instant at(int step) {
            return local(2026, 11, 23, 0, 0).plusSeconds(step % 2 == 0 ? -1 : 1);
        }
    },
    /** The night in which an hour comes twice. */
    SUMMER_TIME_ENDS {
        @Override
        public Instant at(int step) {
            return local(2026, 10, 25, 0, 40).plus(Duration.ofMinutes(3L * step));
        }
    },
    /** The night in which an hour is missing. */
    SUMMER_TIME_BEGINS {
        @Override
        public Instant at(int step) {
            return local(2026, 3, 29, 0, 0).plus(Duration.ofMinutes(3L * step));
        }
    },
    /** It stands still for a while, and then shows something else altogether. */
    ERRATIC {
        @Override
        public Instant at(int step) {
            return switch (step / STRETCH) {
                case 0 -> NOON;
                case 1 -> NOON.plus(Duration.ofDays(365));
                default -> local(2026, 10, 25, 1, 30);
            };
        }
    };

    /** How many steps pass before {@link #ERRATIC} shows another time. */
    public static final int STRETCH = 19;

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** The time at a step, in whole seconds. */
    public abstract Instant at(int step);

    private static Instant local(int year, int month, int day, int hour, int minute) {
        return LocalDateTime.of(year, month, day, hour, minute)
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }
}
