package io.amends.followup.domain;

import static io.amends.followup.domain.CaseFileScenario.MONDAY;
import static io.amends.followup.domain.CaseFileScenario.opened;
import static io.amends.followup.domain.CaseFileScenario.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import io.amends.followup.domain.StaffCommand.NoAnswer;
import io.amends.followup.domain.StaffCommand.Snooze;
import io.amends.followup.domain.StaffCommand.Take;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every command in every state, compared with one table.
class CommandStateTableTest {

    @ParameterizedTest(name = "{0}: answered {1}, no-answer {2}, snooze {3}, take {4}")
    @CsvSource({
        "scheduled, DONE, refused, SCHEDULED, SCHEDULED",
        "due, DONE, SCHEDULED, SCHEDULED, DUE",
        "answered, refused, refused, refused, refused",
        "unanswered, refused, nothing, refused, refused",
        "cancelled, refused, refused, refused, refused"
    })
    void commandsEndInTheStatesOfTheTable(
            String state, String answered, String noAnswer, String snooze, String take) {
        var now = MONDAY.plus(Duration.ofDays(4));
        var answer = new Answer(false, null, null, null, null, null, null);

        assertThat(outcome(state, new StaffCommand.Answered(answer))).isEqualTo(answered);
        assertThat(outcome(state, new NoAnswer(null))).isEqualTo(noAnswer);
        assertThat(outcome(state, new Snooze(now.plusSeconds(9)))).isEqualTo(snooze);
        assertThat(outcome(state, new Take())).isEqualTo(take);
    }

    private static String outcome(String state, StaffCommand command) {
        var given = in(state);
        try {
            var decided = given.when(command, MONDAY.plus(Duration.ofDays(4)));
            if (decided.decision().events().isEmpty()) {
                return "nothing";
            }
            return decided.after().followups().getFirst().state().name();
        } catch (CommandRefusedException refused) {
            return "refused";
        }
    }

    private static CaseFileScenario in(String state) {
        var dueAt = MONDAY.plus(Duration.ofDays(3));
        var scheduled =
                opened().given(
                                new FollowupEvent.Scheduled(
                                        subject(1), FollowupKind.CALLBACK, dueAt));
        var due = scheduled.given(new FollowupEvent.Due(subject(1), FollowupKind.CALLBACK));
        return switch (state) {
            case "scheduled" -> scheduled;
            case "due" -> due;
            case "answered" -> due.given(new FollowupEvent.Answered(subject(1), yes()));
            case "unanswered" -> due.given(new FollowupEvent.Unanswered(subject(1), 3, null, null));
            case "cancelled" ->
                    due.given(new FollowupEvent.Cancelled(subject(1), CancelReason.REOPENED));
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static Answer yes() {
        return new Answer(true, null, null, null, null, null, null);
    }
}
