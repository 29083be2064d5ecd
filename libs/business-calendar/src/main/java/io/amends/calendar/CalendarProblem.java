package io.amends.calendar;

/// What is wrong in a definition, and where.
///
/// @param path such as `hours.monday[1].end`, `holidays[3].date`, or `zone`
/// @param detail one sentence for the author of the calendar
public record CalendarProblem(String path, String detail) {
    @Override
    public String toString() {
        return path + ": " + detail;
    }
}
