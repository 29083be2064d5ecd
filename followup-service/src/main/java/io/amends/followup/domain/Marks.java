package io.amends.followup.domain;

import io.amends.contracts.Rater.Qualities;
import io.amends.contracts.SatisfactionIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the marks of an answer. What was expected is no mark: it says nothing of us.
final class Marks {
    private final List<Mark> found = new ArrayList<>();

    static List<Mark> of(Answer answer) {
        var marks = new Marks();
        marks.add("csat", answer.csat(), 2, 4);
        marks.add("ces", answer.ces(), 3, 5);
        marks.add("nps", answer.nps(), 6, 9);
        if (answer.rater() != null) {
            marks.add(answer.rater().perceived());
        }
        if (answer.index() != null) {
            marks.add(answer.index());
        }
        return List.copyOf(marks.found);
    }

    private void add(Qualities qualities) {
        add("reliability", qualities.reliability(), 3, 5);
        add("responsiveness", qualities.responsiveness(), 3, 5);
        add("assurance", qualities.assurance(), 3, 5);
        add("empathy", qualities.empathy(), 3, 5);
        add("tangibles", qualities.tangibles(), 3, 5);
    }

    private void add(SatisfactionIndex index) {
        add("overall", index.overall(), 4, 7);
        add("expectation", index.expectation(), 4, 7);
        add("ideal", index.ideal(), 4, 7);
    }

    private void add(String question, @Nullable Integer value, int lowUpTo, int highFrom) {
        if (value != null) {
            found.add(Mark.of(question, value, lowUpTo, highFrom));
        }
    }
}
