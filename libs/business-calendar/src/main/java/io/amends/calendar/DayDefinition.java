package io.amends.calendar;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Days that differ from the week, as written by the author of a calendar: holidays, or exceptions
/// with hours of their own (an extra opening day, a short day). Exactly one of `date`, `from` with
/// `to`, `yearly`, `weekday` and `easter` says which days they are.
///
/// @param name what the day is called; shown in explanations
/// @param date one day, `2026-12-25`
/// @param from the first of several days: `2026-12-24`, or `12-24` for every year
/// @param to the last of these days, included; a yearly range may end in the next year
/// @param yearly the same day of every year, `12-25`; `02-29` is there in leap years only
/// @param weekday `last monday of may` (first to fourth, or last), `saturday on or after 06-20`, or
///   `monday on or before 05-24`
/// @param easter days after Easter Sunday, negative before: -2 is Good Friday, 1 Easter Monday
/// @param tradition whose Easter: `western` (default) or `orthodox`
/// @param substitute of a holiday on Saturday or Sunday: `next_weekday` or `nearest_weekday` is
///   closed as well (the next one that is no holiday itself; the nearest of a Saturday is Friday);
///   `none` by default
/// @param hours of an exception: the hours that begin on these days
public record DayDefinition(
        @Nullable String name,
        @Nullable String date,
        @Nullable String from,
        @Nullable String to,
        @Nullable String yearly,
        @Nullable String weekday,
        @Nullable Integer easter,
        @Nullable String tradition,
        @Nullable String substitute,
        @Nullable List<@Nullable HoursDefinition> hours) {

    /// One day of one year: `2026-12-25`.
    public static DayDefinition date(String date) {
        return new DayDefinition(null, date, null, null, null, null, null, null, null, null);
    }

    /// All days from the first to the last: `2026-12-24` and `2027-01-01`, or `12-24` and `01-01`.
    public static DayDefinition range(String from, String to) {
        return new DayDefinition(null, null, from, to, null, null, null, null, null, null);
    }

    /// The same day of every year: `12-25`.
    public static DayDefinition yearly(String monthAndDay) {
        return new DayDefinition(null, null, null, null, monthAndDay, null, null, null, null, null);
    }

    /// By the weekday: `last monday of may`.
    public static DayDefinition weekday(String rule) {
        return new DayDefinition(null, null, null, null, null, rule, null, null, null, null);
    }

    /// Days after western Easter Sunday, negative before.
    public static DayDefinition easter(int days) {
        return new DayDefinition(null, null, null, null, null, null, days, null, null, null);
    }

    /// Days after orthodox Easter Sunday, negative before.
    public static DayDefinition orthodoxEaster(int days) {
        return new DayDefinition(null, null, null, null, null, null, days, "orthodox", null, null);
    }

    /// With this name.
    public DayDefinition named(String name) {
        return new DayDefinition(
                name, date, from, to, yearly, weekday, easter, tradition, substitute, hours);
    }

    /// With a substitute for a day at the weekend: `next_weekday` or `nearest_weekday`.
    public DayDefinition substitutedBy(String substitute) {
        return new DayDefinition(
                name, date, from, to, yearly, weekday, easter, tradition, substitute, hours);
    }

    /// With these hours, for an exception.
    public DayDefinition open(HoursDefinition... hours) {
        return new DayDefinition(
                name,
                date,
                from,
                to,
                yearly,
                weekday,
                easter,
                tradition,
                substitute,
                Arrays.asList(hours));
    }
}
