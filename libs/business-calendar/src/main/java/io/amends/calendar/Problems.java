package io.amends.calendar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong in a definition; the same problem once.
final class Problems {
    private final Set<CalendarProblem> found = new LinkedHashSet<>();

    void add(String path, String detail) {
        found.add(new CalendarProblem(path, detail));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<CalendarProblem> all() {
        return List.copyOf(new ArrayList<>(found));
    }
}
