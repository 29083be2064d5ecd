package io.amends.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.followup.domain.Result;
import io.amends.followup.domain.SurveyScore;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import org.junit.jupiter.api.Test;

/// The business metrics.
@PlatformTest
class FollowupMetricsTest {

    @Test
    void resultsAndSurveyScoresAreCounted(TestSpace space) {
        try (var service = new RunningService(space)) {
            assertThat(service.figures("amends_survey_answers_total"))
                    .hasSize(11 * SurveyScore.Band.values().length)
                    .containsOnly(0.0);
            assertThat(service.figures("amends_followups_total"))
                    .hasSize(Result.values().length)
                    .containsOnly(0.0);
            service.followUp("FFFF-0001");
            service.followUp("FFFF-0002");
            service.followUp("FFFF-0003");
            var now = service.clock.instant();
            service.command(
                    "FFFF-0001~1", "answered", "{\"solved\": true, \"csat\": 4, \"nps\": 7}");
            service.command("FFFF-0002~1", "answered", "{\"solved\": false, \"csat\": 1}");
            service.topics.publish(
                    ComplaintLife.opened("FFFF-0004", now).resolved(now).withdrawn(now));

            Eventually.await("the expected result").until(() -> ended(service, "cancelled") == 1);
            Eventually.await("the expected result").until(() -> ended(service, "not_solved") == 1);
            assertThat(ended(service, "solved")).isEqualTo(1);
            assertThat(ended(service, "unanswered")).isZero();
            assertThat(given(service, "csat", "high")).isEqualTo(1);
            assertThat(given(service, "csat", "low")).isEqualTo(1);
            assertThat(given(service, "nps", "middle")).isEqualTo(1);
            assertThat(given(service, "nps", "high")).isZero();
            assertThat(service.figure("amends_event_age_seconds_count", "followup-service"))
                    .isPositive();
        }
    }

    private static double ended(RunningService service, String result) {
        return service.figure("amends_followups_total", "result=\"" + result + "\"");
    }

    private static double given(RunningService service, String question, String band) {
        return service.figure(
                "amends_survey_answers_total",
                "question=\"" + question + "\"",
                "band=\"" + band + "\"");
    }
}
