package io.amends.followup.domain;

import io.amends.contracts.Rater.Qualities;
import io.amends.contracts.SatisfactionIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the scores of an answer. RATER expectations are left out: they do not rate the service.
final class SurveyScores {
    private static final String CSAT = "csat";
    private static final String CES = "ces";
    private static final String NPS = "nps";
    private static final String RELIABILITY = "reliability";
    private static final String RESPONSIVENESS = "responsiveness";
    private static final String ASSURANCE = "assurance";
    private static final String EMPATHY = "empathy";
    private static final String TANGIBLES = "tangibles";
    private static final String OVERALL = "overall";
    private static final String EXPECTATION = "expectation";
    private static final String IDEAL = "ideal";

    /// The questions that have scores.
    static final List<String> QUESTIONS =
            List.of(
                    CSAT,
                    CES,
                    NPS,
                    RELIABILITY,
                    RESPONSIVENESS,
                    ASSURANCE,
                    EMPATHY,
                    TANGIBLES,
                    OVERALL,
                    EXPECTATION,
                    IDEAL);

    private final List<SurveyScore> found = new ArrayList<>();

    static List<SurveyScore> of(Answer answer) {
        var scores = new SurveyScores();
        scores.add(CSAT, answer.csat(), 2, 4);
        scores.add(CES, answer.ces(), 3, 5);
        scores.add(NPS, answer.nps(), 6, 9);
        if (answer.rater() != null) {
            scores.add(answer.rater().perceived());
        }
        if (answer.index() != null) {
            scores.add(answer.index());
        }
        return List.copyOf(scores.found);
    }

    private void add(Qualities qualities) {
        add(RELIABILITY, qualities.reliability(), 3, 5);
        add(RESPONSIVENESS, qualities.responsiveness(), 3, 5);
        add(ASSURANCE, qualities.assurance(), 3, 5);
        add(EMPATHY, qualities.empathy(), 3, 5);
        add(TANGIBLES, qualities.tangibles(), 3, 5);
    }

    private void add(SatisfactionIndex index) {
        add(OVERALL, index.overall(), 4, 7);
        add(EXPECTATION, index.expectation(), 4, 7);
        add(IDEAL, index.ideal(), 4, 7);
    }

    private void add(String question, @Nullable Integer value, int lowUpTo, int highFrom) {
        if (value != null) {
            found.add(SurveyScore.of(question, value, lowUpTo, highFrom));
        }
    }
}
