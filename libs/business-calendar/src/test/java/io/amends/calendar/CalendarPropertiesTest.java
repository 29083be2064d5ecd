package io.amends.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Random calendars, zones and years against a model that looks at every minute, on the days on
/// which clocks change in particular. `-Damends.calendar.seed=…` draws others.
class CalendarPropertiesTest {
    private static final long SEED = Long.getLong("amends.calendar.seed", 0);
    private static final int CALENDARS = 150;
    private static final int OPERATIONS = 40;
    private static final int MINUTES = 24 * 1440;

    @Test
    void everyOperationEqualsMinuteByMinuteModel() {
        System.out.println("seeds from " + SEED);
        for (long seed = SEED; seed < SEED + CALENDARS; seed++) {
            var random = new Random(seed);
            var calendars = new RandomCalendars(random);
            var zone = calendars.one(RandomCalendars.ZONES);
            var middle = middle(random, ZoneId.of(zone), calendars);
            var definition = calendars.near(LocalDate.ofInstant(middle, ZoneOffset.UTC), zone);
            var window =
                    new Window(
                            definition,
                            middle.minus(Duration.ofDays(12)),
                            Duration.ofMinutes(1),
                            MINUTES);
            check(
                    window,
                    BusinessCalendar.of(definition),
                    random,
                    "seed " + seed + " " + definition);
        }
    }

    @Test
    void offsetsWithSecondsEqualSecondBySecondModel() {
        // Liberia: 44 minutes and 30 seconds until 1972-01-07.
        var definition =
                CalendarDefinition.of("seconds", "Africa/Monrovia")
                        .open(
                                "monday-sunday",
                                HoursDefinition.of("00:00:07", "00:40:01"),
                                HoursDefinition.of("00:44:10", "13:00:59"));
        var window =
                new Window(
                        definition,
                        Instant.parse("1972-01-06T00:00:00Z"),
                        Duration.ofSeconds(1),
                        3 * 86_400);

        check(window, BusinessCalendar.of(definition), new Random(SEED), "seed " + SEED);
    }

    @Test
    void openTimeOfTenYearsEqualsMinuteByMinuteSum() {
        for (var zone : List.of("Europe/London", "Africa/Casablanca")) {
            var definition =
                    CalendarDefinition.of("ten years", zone)
                            .open("monday-thursday", "00:30", "03:15")
                            .open(
                                    "friday",
                                    HoursDefinition.of("08:00", "26:00")
                                            .withBreak("12:00", "13:00"))
                            .holidays(
                                    DayDefinition.yearly("02-29"),
                                    DayDefinition.yearly("12-25").substitutedBy("nearest_weekday"),
                                    DayDefinition.easter(-2),
                                    DayDefinition.weekday("last monday of may"));
            var from = Instant.parse("2023-03-01T00:00:00Z");
            var window = new Window(definition, from, Duration.ofMinutes(1), 3653 * 1440);
            var calendar = BusinessCalendar.of(definition);

            assertThat(calendar.openTimeBetween(from, window.end()))
                    .isEqualTo(window.openUntil(window.end()));
            assertThat(calendar.plusOpenTime(from, window.openUntil(window.end())))
                    .isEqualTo(window.plus(from, window.openUntil(window.end())));
            window.checkBusinessDays(
                    calendar,
                    from.plus(Duration.ofDays(2)),
                    window.end().minus(Duration.ofDays(3)),
                    zone);
        }
    }

    @Test
    void plusMinusAndBetweenAgreeOverDecades() {
        for (long seed = SEED; seed < SEED + CALENDARS; seed++) {
            var random = new Random(seed);
            var calendars = new RandomCalendars(random);
            var zone = calendars.one(RandomCalendars.ZONES);
            var from =
                    Instant.ofEpochSecond(
                            random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            var calendar =
                    BusinessCalendar.of(
                            calendars.near(LocalDate.ofInstant(from, ZoneOffset.UTC), zone));
            for (int i = 0; i < OPERATIONS; i++) {
                checkLaws(calendar, from, random, "seed " + seed);
            }
        }
    }

    private static void checkLaws(
            BusinessCalendar calendar, Instant from, Random random, String description) {
        // From nanoseconds to years.
        var time = Duration.ofNanos(1 + random.nextLong(1L << (1 + random.nextInt(57))));
        var more = Duration.ofNanos(random.nextLong(1L << (1 + random.nextInt(50))));
        var later = from.plusNanos(random.nextLong(1L << (1 + random.nextInt(55))));
        var due = calendar.plusOpenTime(from, time);
        var reminder = calendar.minusOpenTime(from, time);

        assertThat(calendar.openTimeBetween(from, due)).as(description).isEqualTo(time);
        assertThat(calendar.openTimeBetween(from, due.minusNanos(1)))
                .as(description)
                .isLessThan(time);
        assertThat(calendar.openTimeBetween(reminder, from)).as(description).isEqualTo(time);
        assertThat(calendar.openTimeBetween(reminder.plusNanos(1), from))
                .as(description)
                .isLessThan(time);
        assertThat(calendar.isOpen(reminder)).as(description).isTrue();
        assertThat(calendar.plusOpenTime(from, time.plus(more)))
                .as(description)
                .isEqualTo(calendar.plusOpenTime(due, more));
        assertThat(calendar.minusOpenTime(from, time.plus(more)))
                .as(description)
                .isEqualTo(calendar.minusOpenTime(reminder, more));
        assertThat(calendar.plusOpenTime(later, time)).as(description).isAfterOrEqualTo(due);
        assertThat(calendar.minusOpenTime(later, time)).as(description).isAfterOrEqualTo(reminder);
        assertThat(
                        calendar.openTimeBetween(reminder, later)
                                .plus(calendar.openTimeBetween(later, due)))
                .as(description)
                .isEqualTo(time.plus(time));
        checkPause(calendar, from, time, more, later, description);
    }

    /// What was left when it was paused is left when it goes on.
    private static void checkPause(
            BusinessCalendar calendar,
            Instant from,
            Duration time,
            Duration used,
            Instant later,
            String description) {
        var pausedAt = calendar.plusOpenTime(from, used);
        var paused =
                BusinessClock.start(new TimeLimit.OpenTime(time), from, calendar).pause(pausedAt);
        if (paused.pausedSince() != null && !later.isBefore(pausedAt)) {
            var left = paused.remaining(later, calendar);
            assertThat(left).as(description).isEqualTo(time.minus(used));
            assertThat(paused.resume(later, calendar).dueAt())
                    .as(description)
                    .isEqualTo(calendar.plusOpenTime(later, left));
        }
    }

    /// Mostly an instant at which clocks change, or Easter.
    private static Instant middle(Random random, ZoneId zone, RandomCalendars calendars) {
        var instant = Instant.ofEpochSecond(160_000_000 + random.nextLong(3_500_000_000L));
        var change = zone.getRules().nextTransition(instant);
        if (change == null) {
            change = zone.getRules().previousTransition(instant);
        }
        if (change != null && calendars.chance(0.7) && change.toEpochSecond() > 100_000_000) {
            return change.getInstant().truncatedTo(ChronoUnit.MINUTES);
        }
        int year = LocalDate.ofInstant(instant, ZoneOffset.UTC).getYear();
        return Easter.WESTERN.in(year).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void check(
            Window window, BusinessCalendar calendar, Random random, String description) {
        for (int i = 0; i < OPERATIONS; i++) {
            var one = window.random(random);
            var two = window.random(random);
            var from = one.isBefore(two) ? one : two;
            var to = from.equals(one) ? two : one;
            var what = description + " from " + from + " to " + to;
            var between = window.openUntil(to).minus(window.openUntil(from));

            assertThat(calendar.isOpen(from)).as(what).isEqualTo(window.isOpen(from));
            assertThat(calendar.openTimeBetween(from, to)).as(what).isEqualTo(between);
            if (!between.isZero()) {
                var time = Duration.ofNanos(1 + random.nextLong(between.toNanos()));
                assertThat(calendar.plusOpenTime(from, time))
                        .as(what)
                        .isEqualTo(window.plus(from, time));
                assertThat(calendar.minusOpenTime(to, time))
                        .as(what)
                        .isEqualTo(window.minus(to, time));
            }
            window.checkChanges(calendar, from, what);
            window.checkBusinessDays(calendar, from, to, what);
        }
    }

    /// Looks at each step (a minute, or a second) of a stretch of time.
    private static final class Window {
        private final Instant start;
        private final long step;
        private final ZoneId zone;
        private final boolean[] open;

        /// Open steps before each.
        private final int[] before;

        /// Dates with hours, and when these end; the first and last ones may be incomplete.
        private final TreeMap<LocalDate, Instant> businessDays = new TreeMap<>();

        Window(CalendarDefinition definition, Instant start, Duration step, int size) {
            this.start = start;
            this.step = step.toSeconds();
            zone = ZoneId.of(definition.zone());
            open = new boolean[size];
            before = new int[size + 1];
            var naive = new NaiveCalendar(definition);
            for (int i = 0; i < size; i++) {
                var owners = naive.owners(LocalDateTime.ofInstant(at(i), zone));
                open[i] = !owners.isEmpty();
                before[i + 1] = before[i] + (open[i] ? 1 : 0);
                for (var owner : owners) {
                    businessDays.put(owner, at(i + 1));
                }
            }
        }

        Instant at(int index) {
            return start.plusSeconds(index * step);
        }

        Instant end() {
            return at(open.length);
        }

        Instant random(Random random) {
            var whole = at(random.nextInt(open.length));
            return random.nextBoolean()
                    ? whole
                    : whole.plusNanos(random.nextLong(step * 1_000_000_000));
        }

        private int index(Instant at) {
            return (int) (Duration.between(start, at).toSeconds() / step);
        }

        boolean isOpen(Instant at) {
            return open[index(at)];
        }

        Duration openUntil(Instant at) {
            int i = index(at);
            var whole = Duration.ofSeconds(before[i] * step);
            return i < open.length && open[i] ? whole.plus(Duration.between(at(i), at)) : whole;
        }

        Instant plus(Instant from, Duration time) {
            var target = openUntil(from).plus(time);
            int i = index(from);
            while (Duration.ofSeconds(before[i + 1] * step).compareTo(target) < 0) {
                i++;
            }
            return at(i).plus(target.minusSeconds(before[i] * step));
        }

        Instant minus(Instant until, Duration time) {
            var target = openUntil(until).minus(time);
            int i = index(until);
            while (!open[i] || Duration.ofSeconds(before[i] * step).compareTo(target) > 0) {
                i--;
            }
            return at(i).plus(target.minusSeconds(before[i] * step));
        }

        void checkChanges(BusinessCalendar calendar, Instant from, String what) {
            Instant opening = null;
            Instant closing = null;
            for (int i = index(from) + 1; i < open.length; i++) {
                if (open[i] != open[i - 1]) {
                    opening = open[i] && opening == null ? at(i) : opening;
                    closing = !open[i] && closing == null ? at(i) : closing;
                }
            }
            if (opening != null) {
                assertThat(calendar.nextOpening(from)).as(what).hasValue(opening);
                var status = calendar.status(from);
                assertThat(status.opensAt()).as(what).isEqualTo(isOpen(from) ? null : opening);
            }
            if (closing != null) {
                assertThat(calendar.nextClosing(from)).as(what).hasValue(closing);
            }
        }

        void checkBusinessDays(BusinessCalendar calendar, Instant from, Instant to, String what) {
            var first = LocalDate.ofInstant(from, zone);
            var last = LocalDate.ofInstant(to, zone);
            if (!first.isAfter(LocalDate.ofInstant(start, zone).plusDays(1))
                    || !last.isBefore(LocalDate.ofInstant(end(), zone).minusDays(2))
                    || last.isBefore(first)) {
                return;
            }
            var after = new ArrayList<>(businessDays.subMap(first, false, last, true).keySet());
            assertThat(calendar.businessDaysBetween(from, to)).as(what).isEqualTo(after.size());
            assertThat(calendar.isBusinessDay(first))
                    .as(what)
                    .isEqualTo(businessDays.containsKey(first));
            for (int i = 0; i < after.size(); i++) {
                assertThat(due(calendar, from, i + 1, DueTime.CLOSING))
                        .as(what)
                        .isEqualTo(businessDays.get(after.get(i)));
                assertThat(due(calendar, from, i + 1, DueTime.END_OF_DAY))
                        .as(what)
                        .isEqualTo(after.get(i).plusDays(1).atStartOfDay(zone).toInstant());
            }
        }

        private static Instant due(BusinessCalendar calendar, Instant from, int days, DueTime due) {
            return calendar.plusBusinessDays(from, days, due, OutsideHours.AS_RECEIVED);
        }
    }
}
