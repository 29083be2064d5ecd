package io.amends.calendar;

import io.amends.calendar.SpecialDays.Rule;
import io.amends.calendar.SpecialDays.Substitute;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads a definition as a whole: what it means, and everything that is wrong with it.
final class CalendarReader {
    private static final int MAX_DAYS = 1000;

    /// Every weekday on every date of the year occurs within the 28 years from here.
    private static final int SAMPLE_YEAR = 2020;

    private final Problems problems = new Problems();
    private final HoursReader hoursReader = new HoursReader(problems);
    private final DateRuleReader dateRules = new DateRuleReader(problems);

    private CalendarReader() {}

    /// A valid definition, understood.
    record Parts(String name, ZoneId zone, LocalHours hours) {}

    /// @param problems empty when there are parts
    record ReadResult(@Nullable Parts parts, List<CalendarProblem> problems) {}

    static ReadResult read(CalendarDefinition definition) {
        var reader = new CalendarReader();
        var parts = reader.parts(definition);
        return reader.problems.isEmpty()
                ? new ReadResult(parts, List.of())
                : new ReadResult(null, reader.problems.all());
    }

    private @Nullable Parts parts(CalendarDefinition definition) {
        if (definition.name() == null || definition.name().isBlank()) {
            problems.add("name", "is missing");
        }
        var zone = zone(definition.zone());
        var week = week(definition.hours());
        var holidays = days(definition.holidays(), "holidays", false);
        var exceptions = days(definition.exceptions(), "exceptions", true);
        findExceptionOverlaps(exceptions);
        if (!problems.isEmpty()) {
            return null;
        }
        var hours = new LocalHours(week, new SpecialDays(holidays, exceptions));
        checkOpens(hours);
        return new Parts(
                Objects.requireNonNull(definition.name()), Objects.requireNonNull(zone), hours);
    }

    private @Nullable ZoneId zone(@Nullable String text) {
        if (text == null) {
            problems.add("zone", "is missing");
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            problems.add("zone", "is no time zone of the IANA database, such as Europe/London");
            return null;
        }
    }

    private List<DayHours> week(
            @Nullable Map<String, @Nullable List<@Nullable HoursDefinition>> hours) {
        var placed = new EnumMap<DayOfWeek, List<HoursReader.LocatedInterval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            placed.put(day, new ArrayList<>());
        }
        if (hours != null) {
            for (var entry : hours.entrySet()) {
                var path = "hours." + entry.getKey();
                var read = hoursReader.read(entry.getValue(), path);
                for (var day : weekdays(entry.getKey(), path)) {
                    Objects.requireNonNull(placed.get(day)).addAll(read);
                }
            }
        }
        findWeekOverlaps(placed);
        return placed.values().stream().map(CalendarReader::merged).toList();
    }

    private static DayHours merged(List<HoursReader.LocatedInterval> placed) {
        return DayHours.of(placed.stream().map(HoursReader.LocatedInterval::interval).toList());
    }

    private List<DayOfWeek> weekdays(String text, String path) {
        var ends = text.split("-", -1);
        var first = DateRuleReader.named(DayOfWeek.values(), ends[0]);
        var last = DateRuleReader.named(DayOfWeek.values(), ends[ends.length - 1]);
        if (first == null || last == null || ends.length > 2) {
            problems.add(
                    path, "is no day of the week; monday to sunday, or several: monday-friday");
            return List.of();
        }
        int more = Math.floorMod(last.getValue() - first.getValue(), 7);
        return IntStream.rangeClosed(0, more).mapToObj(first::plus).toList();
    }

    /// Monday's hours again after Sunday's, which may go past midnight.
    private void findWeekOverlaps(Map<DayOfWeek, List<HoursReader.LocatedInterval>> placed) {
        var week = new ArrayList<HoursReader.LocatedInterval>();
        placed.forEach(
                (day, list) ->
                        list.forEach(one -> week.add(one.shifted(day.ordinal() * DayHours.DAY))));
        Objects.requireNonNull(placed.get(DayOfWeek.MONDAY))
                .forEach(one -> week.add(one.shifted(7 * DayHours.DAY)));
        hoursReader.findOverlaps(week);
    }

    private List<Rule> days(
            @Nullable List<@Nullable DayDefinition> list, String path, boolean exceptions) {
        var rules = new ArrayList<Rule>();
        if (list == null) {
            return rules;
        }
        if (list.size() > MAX_DAYS) {
            problems.add(path, "are more than " + MAX_DAYS);
            return rules;
        }
        for (int i = 0; i < list.size(); i++) {
            var at = path + "[" + i + "]";
            var day = list.get(i);
            if (day == null) {
                problems.add(at, "is missing");
                continue;
            }
            var dates = dateRules.read(day, at);
            var substitute = substitute(day, dates, at, exceptions);
            var hours = exceptions ? exceptionHours(day, at) : noHours(day, at);
            if (dates != null) {
                var rule = new Rule(day.name(), dates, substitute, hours, at);
                findDuplicate(rule, rules, exceptions);
                rules.add(rule);
            }
        }
        return rules;
    }

    private Substitute substitute(
            DayDefinition day, @Nullable DateRule dates, String path, boolean exception) {
        if (day.substitute() == null) {
            return Substitute.NONE;
        }
        var at = path + ".substitute";
        var substitute = DateRuleReader.named(Substitute.values(), day.substitute());
        if (substitute == null) {
            problems.add(at, "must be none, next_weekday or nearest_weekday");
        } else if (substitute != Substitute.NONE && (exception || isRange(dates))) {
            problems.add(at, "is for holidays of one day only");
        } else {
            return substitute;
        }
        return Substitute.NONE;
    }

    private static boolean isRange(@Nullable DateRule dates) {
        return dates instanceof DateRule.Dated dated && !dated.isSingle()
                || dates instanceof DateRule.Yearly yearly && !yearly.isSingle();
    }

    private DayHours noHours(DayDefinition day, String path) {
        if (day.hours() != null) {
            problems.add(path + ".hours", "a holiday has no hours; a short day is an exception");
        }
        return DayHours.NONE;
    }

    private DayHours exceptionHours(DayDefinition day, String path) {
        if (day.hours() == null || day.hours().isEmpty()) {
            problems.add(path + ".hours", "are missing; a day without hours is a holiday");
            return DayHours.NONE;
        }
        var placed = hoursReader.read(day.hours(), path + ".hours");
        hoursReader.findOverlaps(placed);
        return merged(placed);
    }

    /// An exception for one date may replace one that recurs; a holiday is there once.
    private void findDuplicate(Rule rule, List<Rule> others, boolean exceptions) {
        for (var other : others) {
            boolean covered =
                    !exceptions
                            && (other.dates().covers(rule.dates())
                                    || rule.dates().covers(other.dates()));
            if (covered || rule.dates().duplicates(other.dates())) {
                problems.add(rule.path(), "has a day that " + other.path() + " already has");
                return;
            }
        }
    }

    /// Hours of an exception that run into those of an exception on the next date.
    private void findExceptionOverlaps(List<Rule> exceptions) {
        var late = exceptions.stream().filter(rule -> rule.hours().isPastMidnight()).toList();
        for (var rule : late) {
            for (var next : exceptions) {
                if (follows(rule.dates(), next.dates())
                        && rule.hours().pastMidnight().overlaps(next.hours())) {
                    problems.add(
                            next.path() + ".hours",
                            rule.path().equals(next.path())
                                    ? "overlap those of the day before"
                                    : "overlap those of " + rule.path() + ", the day before");
                }
            }
        }
    }

    private static boolean follows(DateRule one, DateRule next) {
        if (one instanceof DateRule.Dated dated && next instanceof DateRule.Dated after) {
            return after.overlaps(
                    new DateRule.Dated(dated.from().plusDays(1), dated.to().plusDays(1)));
        }
        return one.equals(next) && isRange(one);
    }

    /// A calendar opens at least once in every year, so every computation ends.
    private void checkOpens(LocalHours hours) {
        if (hours.week().stream().allMatch(DayHours::isEmpty)
                && hours.special().exceptions().isEmpty()) {
            problems.add("hours", "the calendar never opens");
            return;
        }
        for (int year : yearsToCheck(hours.special())) {
            long first = LocalDate.of(year, 1, 1).toEpochDay();
            long last = first + Year.of(year).length() - 1;
            var days = hours.days(first, last);
            if (IntStream.range(0, (int) (last - first + 1))
                    .allMatch(i -> days.beginning(first + i).isEmpty())) {
                problems.add("hours", "the calendar does not open in the whole of " + year);
                return;
            }
        }
    }

    private static TreeSet<Integer> yearsToCheck(SpecialDays special) {
        var years = new TreeSet<Integer>();
        IntStream.range(SAMPLE_YEAR, SAMPLE_YEAR + 28).forEach(years::add);
        for (var rule : special.holidays()) {
            if (rule.dates() instanceof DateRule.Dated dated) {
                years.add(dated.from().getYear());
                years.add(dated.to().getYear());
            }
        }
        return years;
    }
}
