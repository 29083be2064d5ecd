package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static io.amends.complaint.domain.Status.ACKNOWLEDGED;
import static io.amends.complaint.domain.Status.CLOSED;
import static io.amends.complaint.domain.Status.INVESTIGATING;
import static io.amends.complaint.domain.Status.MERGED;
import static io.amends.complaint.domain.Status.PROPOSED;
import static io.amends.complaint.domain.Status.RECEIVED;
import static io.amends.complaint.domain.Status.REJECTED;
import static io.amends.complaint.domain.Status.REOPENED;
import static io.amends.complaint.domain.Status.RESOLVED;
import static io.amends.complaint.domain.Status.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.Recalculate;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command in every state, compared with a copy of the published table.
class CommandStateTableTest {
    private static final Set<Status> OPEN =
            EnumSet.of(RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED, REOPENED);

    private static final Set<Status> UNMERGED = EnumSet.complementOf(EnumSet.of(MERGED));

    private static final Recalculate RECALCULATE = new Recalculate();

    private static final Reopen REOPEN = new Reopen("still broken", null, true);

    /// A command, the states that allow it and its target; no target means that the state stays.
    private record Row(ComplaintCommand command, Set<Status> from, Status to) {}

    private static final List<Row> TABLE =
            List.of(
                    new Row(SampleComplaints.ACKNOWLEDGE, Set.of(RECEIVED), ACKNOWLEDGED),
                    new Row(
                            SampleComplaints.INVESTIGATE,
                            Set.of(ACKNOWLEDGED, REOPENED),
                            INVESTIGATING),
                    new Row(SampleComplaints.PROPOSE, Set.of(INVESTIGATING), PROPOSED),
                    new Row(SampleComplaints.ACCEPT, Set.of(PROPOSED), null),
                    new Row(SampleComplaints.REFUSE, Set.of(PROPOSED), INVESTIGATING),
                    new Row(
                            SampleComplaints.RESOLVE,
                            Set.of(RECEIVED, INVESTIGATING, PROPOSED, REOPENED),
                            RESOLVED),
                    new Row(SampleComplaints.CLOSE, Set.of(RESOLVED, REJECTED), CLOSED),
                    new Row(SampleComplaints.REJECT, OPEN, REJECTED),
                    new Row(SampleComplaints.WITHDRAW, OPEN, WITHDRAWN),
                    new Row(REOPEN, Set.of(RESOLVED, CLOSED, REJECTED, WITHDRAWN), REOPENED),
                    new Row(SampleComplaints.ASSIGN, OPEN, null),
                    new Row(SampleComplaints.PASS, OPEN, null),
                    new Row(SampleComplaints.RESTATE, OPEN, null),
                    new Row(SampleComplaints.WAIT, OPEN, null),
                    new Row(SampleComplaints.PROMISE, OPEN, null),
                    new Row(SampleComplaints.ESCALATE, OPEN, null),
                    new Row(SampleComplaints.ESCALATE_OUTSIDE, UNMERGED, null),
                    new Row(SampleComplaints.CORRECT, UNMERGED, null),
                    new Row(SampleComplaints.ADD_WORDS, UNMERGED, null),
                    new Row(SampleComplaints.TAG, UNMERGED, null),
                    new Row(RECALCULATE, OPEN, null),
                    new Row(SampleComplaints.LINK, UNMERGED, null),
                    new Row(SampleComplaints.MERGE, UNMERGED, MERGED),
                    new Row(SampleComplaints.NOTE, EnumSet.allOf(Status.class), null));

    /// Commands that have no effect in their target state, since their content is the same.
    private static final Map<ComplaintCommand, Status> ALREADY_SO =
            Map.of(
                    RECALCULATE,
                    REOPENED, // its clock was started under the policies in force
                    SampleComplaints.ACKNOWLEDGE,
                    ACKNOWLEDGED,
                    SampleComplaints.INVESTIGATE,
                    INVESTIGATING,
                    SampleComplaints.PROPOSE,
                    PROPOSED,
                    SampleComplaints.RESOLVE,
                    RESOLVED,
                    SampleComplaints.CLOSE,
                    CLOSED,
                    SampleComplaints.REJECT,
                    REJECTED,
                    SampleComplaints.WITHDRAW,
                    WITHDRAWN,
                    SampleComplaints.MERGE,
                    MERGED,
                    REOPEN,
                    REOPENED);

    static Stream<Arguments> everyPair() {
        return TABLE.stream()
                .flatMap(
                        row ->
                                Arrays.stream(Status.values())
                                        .map(status -> Arguments.of(row, status)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void commandFollowsStateTableOrIsRefusedWithPossibleCommands(Row row, Status status) {
        var complaint = SampleComplaints.withStatus(status);
        assertThat(complaint.status()).isEqualTo(status);

        if (ALREADY_SO.get(row.command()) == status) {
            assertThat(complaint.decide(row.command(), POLICY, LATER)).isEmpty();
        } else if (row.from().contains(status)) {
            var events = complaint.decide(row.command(), POLICY, LATER);
            assertThat(events).hasSize(1);
            assertThat(complaint.apply(events.getFirst()).status())
                    .isEqualTo(row.to() == null ? status : row.to());
        } else {
            assertThatThrownBy(() -> complaint.decide(row.command(), POLICY, LATER))
                    .isInstanceOfSatisfying(
                            CommandRefusedException.DoesNotFit.class,
                            refused -> assertThat(possible(refused)).isEqualTo(allowedIn(status)));
        }
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void repeatedCommandHasNoEvents(Row row, Status status) {
        var complaint = SampleComplaints.withStatus(status);
        if (!row.from().contains(status)
                || row.command() == SampleComplaints.NOTE
                || row.command() == SampleComplaints.ADD_WORDS) {
            return;
        }
        var done = SampleComplaints.after(complaint, row.command());

        assertThat(done.decide(row.command(), POLICY, LATER)).isEmpty();
    }

    private static Set<Transition> possible(CommandRefusedException.DoesNotFit refused) {
        return Set.copyOf(refused.possible());
    }

    private static Set<Transition> allowedIn(Status status) {
        var allowed = EnumSet.noneOf(Transition.class);
        if (status == MERGED) {
            allowed.add(Transition.UNMERGE);
        }
        for (var row : TABLE) {
            if (row.from().contains(status)) {
                allowed.add(moveOf(row.command()));
            }
        }
        return allowed;
    }

    private static Transition moveOf(ComplaintCommand command) {
        return switch (command.getClass().getSimpleName()) {
            case "MakePromise" -> Transition.PROMISE;
            case "WaitFor" -> Transition.WAIT;
            case "LinkTo" -> Transition.LINK;
            case "MergeInto" -> Transition.MERGE;
            case "EscalateOutside" -> Transition.ESCALATE_OUTSIDE;
            case "AddWords" -> Transition.ADD_WORDS;
            case String name -> Transition.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }
}
