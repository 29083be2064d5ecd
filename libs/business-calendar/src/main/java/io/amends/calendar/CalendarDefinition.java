package io.amends.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A calendar as its author writes it, for instance in a YAML file: unchecked text, anything may be
/// missing. [BusinessCalendar#of] makes a calendar of it, [#problems] says what is wrong with it.
///
/// A date has the hours that begin on it: those of an exception, none on a holiday, otherwise those
/// of its weekday. A holiday or exception also ends at midnight what its weekday's predecessor
/// would leave open past midnight; only the hours of an exception always last to their own end.
///
/// @param name what the calendar is called; shown in explanations
/// @param zone of the IANA database, such as `Europe/London`
/// @param hours by weekday: `monday`, or several, `monday-friday`; several intervals a day
/// @param holidays days without hours
/// @param exceptions days with hours of their own, holidays or not; one for a single date wins over
///   recurring ones, otherwise the last one wins
public record CalendarDefinition(
        @Nullable String name,
        @Nullable String zone,
        @Nullable Map<String, @Nullable List<@Nullable HoursDefinition>> hours,
        @Nullable List<@Nullable DayDefinition> holidays,
        @Nullable List<@Nullable DayDefinition> exceptions) {

    /// Without hours yet.
    public static CalendarDefinition of(String name, String zone) {
        return new CalendarDefinition(name, zone, null, null, null);
    }

    /// Always open.
    public static CalendarDefinition alwaysOpen(String name, String zone) {
        return of(name, zone).open("monday-sunday", "00:00", "24:00");
    }

    /// With one interval more.
    ///
    /// @param days `monday`, `monday-friday`
    public CalendarDefinition open(String days, String start, String end) {
        return open(days, HoursDefinition.of(start, end));
    }

    /// With these intervals more.
    ///
    /// @param days `monday`, `monday-friday`
    public CalendarDefinition open(String days, HoursDefinition... intervals) {
        var more = new LinkedHashMap<String, @Nullable List<@Nullable HoursDefinition>>();
        if (hours != null) {
            more.putAll(hours);
        }
        var before = more.get(days);
        var all =
                before == null
                        ? new ArrayList<@Nullable HoursDefinition>()
                        : new ArrayList<>(before);
        all.addAll(List.of(intervals));
        more.put(days, all);
        return new CalendarDefinition(name, zone, more, holidays, exceptions);
    }

    /// With these holidays more.
    public CalendarDefinition holidays(DayDefinition... days) {
        return new CalendarDefinition(name, zone, hours, with(holidays, days), exceptions);
    }

    /// With these exceptions more.
    public CalendarDefinition exceptions(DayDefinition... days) {
        return new CalendarDefinition(name, zone, hours, holidays, with(exceptions, days));
    }

    /// Everything that is wrong; empty when [BusinessCalendar#of] accepts this definition.
    public List<CalendarProblem> problems() {
        return CalendarReader.read(this).problems();
    }

    private static List<@Nullable DayDefinition> with(
            @Nullable List<@Nullable DayDefinition> before, DayDefinition... days) {
        var all =
                before == null ? new ArrayList<@Nullable DayDefinition>() : new ArrayList<>(before);
        all.addAll(List.of(days));
        return all;
    }
}
