package io.amends.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opening hours, holidays and a time zone, and what is computed with them. Open from the first
/// instant of an interval on, closed from its end on. Open time is real time: where clocks skip an
/// hour, an interval across it is an hour shorter; where they repeat one, an hour longer.
///
/// Results are exact to the nanosecond. A computation costs a few array look-ups, whatever the
/// distance; tables of some 30 years are kept. Instants are those of the years 0000 to 9999; a
/// result outside is refused with a [DateTimeException].
public final class BusinessCalendar {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /// How far [#nextOpening] and [#nextClosing] search: 68 years.
    private static final long SEARCHED_SECONDS = 64L * OpenTimeTable.LENGTH;

    private static final long MAX_SECONDS = LAST.getEpochSecond() - FIRST.getEpochSecond();

    private final String name;
    private final ZoneId zone;
    private final ZoneRules rules;
    private final LocalHours hours;
    private final TableCache<OpenTimeTable> openTime;
    private final TableCache<BusinessDayTable> businessDays;

    private BusinessCalendar(CalendarReader.Parts parts) {
        name = parts.name();
        zone = parts.zone();
        rules = zone.getRules();
        hours = parts.hours();
        openTime =
                new TableCache<>(
                        32, index -> OpenTimeTable.of(index, hours, rules), table -> table.index);
        businessDays =
                new TableCache<>(
                        16,
                        index -> BusinessDayTable.of(index, hours, rules),
                        table -> table.index);
    }

    /// The calendar that a definition describes.
    ///
    /// @throws InvalidCalendarException with every problem
    public static BusinessCalendar of(CalendarDefinition definition) {
        var reading = CalendarReader.read(definition);
        if (reading.parts() == null) {
            throw new InvalidCalendarException(reading.problems());
        }
        return new BusinessCalendar(reading.parts());
    }

    /// As defined.
    public String name() {
        return name;
    }

    /// In which opening hours, dates and times of day are meant.
    public ZoneId zone() {
        return zone;
    }

    /// Whether it is open at this instant.
    public boolean isOpen(Instant at) {
        return table(at).isOpen(at.getEpochSecond());
    }

    /// The first opening after an instant; nothing when it stays open for decades, or is closed.
    public Optional<Instant> nextOpening(Instant after) {
        long second = after.getEpochSecond() + 1;
        long last = second + SEARCHED_SECONDS;
        while (second < last) {
            var table = openTime.get(OpenTimeTable.indexOf(second));
            long begin = table.nextBegin(second);
            boolean found = begin < table.stop();
            // An interval at the start of a table may go on from the table before.
            if (found && !isOpen(begin - 1)) {
                return Optional.of(Instant.ofEpochSecond(begin));
            }
            second = found ? begin + 1 : begin;
        }
        return Optional.empty();
    }

    /// The first closing after an instant; nothing when it stays open for decades, or is closed.
    public Optional<Instant> nextClosing(Instant after) {
        var from = isOpen(after) ? Optional.of(after) : nextOpening(after);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        long second = from.get().getEpochSecond();
        long last = second + SEARCHED_SECONDS;
        while (second < last && isOpen(second)) {
            second = openTime.get(OpenTimeTable.indexOf(second)).end(second);
        }
        return second < last ? Optional.of(Instant.ofEpochSecond(second)) : Optional.empty();
    }

    /// This instant when it is open, otherwise the next opening: when something may be sent that is
    /// sent in opening hours only.
    public Optional<Instant> firstOpen(Instant at) {
        return isOpen(at) ? Optional.of(at) : nextOpening(at);
    }

    /// The earliest instant at which so much open time has passed; at the end of a day its closing,
    /// not the next opening. Without any time, `from` itself; of negative time, [#minusOpenTime].
    public Instant plusOpenTime(Instant from, Duration time) {
        if (checked(time).isNegative()) {
            return minusOpenTime(from, time.negated());
        }
        if (time.isZero()) {
            return from;
        }
        var table = table(from);
        var target = openBefore(table, from).plus(time);
        while (target.compareTo(Duration.ofSeconds(table.total)) > 0) {
            target = target.minusSeconds(table.total);
            table = openTime.get(inRange(table.index + 1));
        }
        boolean whole = target.getNano() == 0;
        long second = table.earliest((int) target.getSeconds() + (whole ? 0 : 1));
        return checked(Instant.ofEpochSecond(whole ? second : second - 1, target.getNano()));
    }

    /// The latest instant from which so much open time is left until `until`: when to remind before
    /// a due instant. It is open then. Without any time, `until` itself.
    public Instant minusOpenTime(Instant until, Duration time) {
        if (checked(time).isNegative()) {
            return plusOpenTime(until, time.negated());
        }
        if (time.isZero()) {
            return until;
        }
        var table = table(until);
        var target = openBefore(table, until).minus(time);
        while (target.isNegative()) {
            table = openTime.get(inRange(table.index - 1));
            target = target.plusSeconds(table.total);
        }
        long second = table.latest((int) target.getSeconds());
        return checked(Instant.ofEpochSecond(second, target.getNano()));
    }

    /// The open time from one instant to another one; negative when the second one is earlier.
    public Duration openTimeBetween(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return openTimeBetween(to, from).negated();
        }
        var first = table(from);
        var last = table(to);
        long whole = 0;
        for (long index = first.index; index < last.index; index++) {
            whole += index == first.index ? first.total : openTime.get(index).total;
        }
        return openBefore(last, to).minus(openBefore(first, from)).plusSeconds(whole);
    }

    /// Whether hours begin on a date, not being a holiday.
    public boolean isBusinessDay(LocalDate date) {
        return businessDayTable(date.toEpochDay()).isBusinessDay(date.toEpochDay());
    }

    /// The end of the n-th business day after the date of `from`.
    ///
    /// With 0 days the date itself, where it is a business day, otherwise the next one; the result
    /// is never before `from`.
    ///
    /// @param days at least 0
    /// @param due at which time of the last day
    /// @param outsideHours what counts as received when `from` is outside opening hours
    public Instant plusBusinessDays(
            Instant from, int days, DueTime due, OutsideHours outsideHours) {
        requireNotNegative(days);
        var start = outsideHours == OutsideHours.NEXT_OPENING ? firstOpen(from).orElse(from) : from;
        long date = date(start);
        long last = businessDayAfter(days == 0 ? date - 1 : date, Math.max(days, 1));
        if (days == 0 && due == DueTime.CLOSING && closing(last).isBefore(start)) {
            last = businessDayAfter(last, 1);
        }
        if (days == 0 && due == DueTime.SAME_LOCAL_TIME && last == date) {
            return start;
        }
        return switch (due) {
            case SAME_LOCAL_TIME -> sameLocalTime(start, last);
            case CLOSING -> closing(last);
            case END_OF_DAY -> endOfDay(last);
        };
    }

    /// The end of the n-th day after the date of `from`, business day or not. A closing is the last
    /// one on or before that day; where there is none since `from`, midnight at the end of that
    /// day.
    ///
    /// @param days at least 0
    public Instant plusCalendarDays(Instant from, int days, DueTime due) {
        requireNotNegative(days);
        long last = Math.addExact(date(from), days);
        return switch (due) {
            case SAME_LOCAL_TIME -> days == 0 ? from : sameLocalTime(from, last);
            case CLOSING -> {
                var closing = lastClosingUpTo(last);
                yield closing.isAfter(from) ? closing : endOfDay(last);
            }
            case END_OF_DAY -> endOfDay(last);
        };
    }

    /// How many business days there are after the date of `from`, up to and with the date of `to`:
    /// 3 on the third business day after receipt. Negative when `to` is on an earlier date.
    public int businessDaysBetween(Instant from, Instant to) {
        long first = date(from);
        long last = date(to);
        if (last < first) {
            return -businessDaysBetween(to, from);
        }
        var begin = businessDayTable(first);
        var end = businessDayTable(last);
        int whole = 0;
        for (long index = begin.index; index < end.index; index++) {
            whole += businessDays.get(index).total();
        }
        return whole + end.upTo(last) - begin.upTo(first);
    }

    /// What an explanation needs.
    public CalendarStatus status(Instant at) {
        boolean open = isOpen(at);
        return new CalendarStatus(
                name,
                zone,
                open,
                open ? null : nextOpening(at).orElse(null),
                open ? nextClosing(at).orElse(null) : null,
                specialDay(LocalDate.ofEpochDay(date(at))).orElse(null));
    }

    /// The holiday or exception on a date.
    public Optional<SpecialDay> specialDay(LocalDate date) {
        return specialDays(date, date).stream().findFirst();
    }

    /// Holidays and exceptions from one date to another one, both included, in order.
    public List<SpecialDay> specialDays(LocalDate from, LocalDate to) {
        return hours.special().between(from.toEpochDay(), to.toEpochDay()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        found ->
                                new SpecialDay(
                                        LocalDate.ofEpochDay(found.getKey()),
                                        found.getValue().name(),
                                        found.getValue().exception()))
                .toList();
    }

    @Override
    public String toString() {
        return name + " (" + zone + ")";
    }

    private boolean isOpen(long epochSecond) {
        return openTime.get(OpenTimeTable.indexOf(epochSecond)).isOpen(epochSecond);
    }

    private OpenTimeTable table(Instant at) {
        return openTime.get(OpenTimeTable.indexOf(checked(at).getEpochSecond()));
    }

    private static Duration openBefore(OpenTimeTable table, Instant at) {
        long second = at.getEpochSecond();
        return Duration.ofSeconds(
                table.openBefore(second), table.isOpen(second) ? at.getNano() : 0);
    }

    private BusinessDayTable businessDayTable(long epochDay) {
        return businessDays.get(BusinessDayTable.indexOf(epochDay));
    }

    private long businessDayAfter(long epochDay, int days) {
        var table = businessDayTable(epochDay);
        long number = (long) table.upTo(epochDay) + days;
        while (number > table.total()) {
            number -= table.total();
            table = businessDayTable(checkedDay(table.next()));
        }
        return table.day((int) number);
    }

    private Instant lastClosingUpTo(long epochDay) {
        var table = businessDayTable(checkedDay(epochDay));
        int number = table.upTo(epochDay);
        while (number == 0) {
            table = businessDayTable(checkedDay(table.first() - 1));
            number = table.total();
        }
        return Instant.ofEpochSecond(table.closing(table.day(number)));
    }

    private Instant closing(long epochDay) {
        return Instant.ofEpochSecond(businessDayTable(epochDay).closing(epochDay));
    }

    private Instant endOfDay(long epochDay) {
        return checked(LocalDate.ofEpochDay(epochDay + 1).atStartOfDay(zone).toInstant());
    }

    private Instant sameLocalTime(Instant from, long epochDay) {
        return checked(
                ZonedDateTime.ofInstant(from, zone)
                        .with(LocalDate.ofEpochDay(epochDay))
                        .toInstant());
    }

    private long date(Instant at) {
        long second = checked(at).getEpochSecond();
        return Math.floorDiv(second + rules.getOffset(at).getTotalSeconds(), (long) DayHours.DAY);
    }

    private static void requireNotNegative(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days are negative: " + days);
        }
    }

    private static Instant checked(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw outOfRange();
        }
        return at;
    }

    private static long checkedDay(long epochDay) {
        checked(Instant.ofEpochSecond(Math.multiplyExact(epochDay, (long) DayHours.DAY)));
        return epochDay;
    }

    private static Duration checked(Duration time) {
        if (time.getSeconds() > MAX_SECONDS || time.getSeconds() < -MAX_SECONDS) {
            throw outOfRange();
        }
        return time;
    }

    private static long inRange(long index) {
        if (index < OpenTimeTable.indexOf(FIRST.getEpochSecond()) - 1
                || index > OpenTimeTable.indexOf(LAST.getEpochSecond()) + 1) {
            throw outOfRange();
        }
        return index;
    }

    private static DateTimeException outOfRange() {
        return new DateTimeException("beyond the years 0000 to 9999");
    }
}
