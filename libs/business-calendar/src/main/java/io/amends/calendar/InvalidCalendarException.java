package io.amends.calendar;

import java.util.List;
import java.util.stream.Collectors;

/// A definition cannot become a calendar; has every problem, not only the first.
public final class InvalidCalendarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<CalendarProblem> problems;

    InvalidCalendarException(List<CalendarProblem> problems) {
        super(problems.stream().map(CalendarProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /// All problems, in the order of the definition.
    public List<CalendarProblem> problems() {
        return problems;
    }
}
