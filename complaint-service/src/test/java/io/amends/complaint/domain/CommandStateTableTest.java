package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static io.amends.complaint.domain.Status.ACKNOWLEDGED;
import static io.amends.complaint.domain.Status.CLOSED;
import static io.amends.complaint.domain.Status.INVESTIGATING;
import static io.amends.complaint.domain.Status.PROPOSED;
import static io.amends.complaint.domain.Status.RECEIVED;
import static io.amends.complaint.domain.Status.REJECTED;
import static io.amends.complaint.domain.Status.REOPENED;
import static io.amends.complaint.domain.Status.RESOLVED;
import static io.amends.complaint.domain.Status.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command in every state, compared with a copy of the published table.
class CommandStateTableTest {
    private static final Set<Status> OPEN =
            EnumSet.of(RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED, REOPENED);

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
                            Set.of(INVESTIGATING, PROPOSED, REOPENED),
                            RESOLVED),
                    new Row(SampleComplaints.CLOSE, Set.of(RESOLVED, REJECTED), CLOSED),
                    new Row(SampleComplaints.REJECT, OPEN, REJECTED),
                    new Row(SampleComplaints.WITHDRAW, OPEN, WITHDRAWN),
                    new Row(SampleComplaints.REOPEN, Set.of(RESOLVED, CLOSED, REJECTED), REOPENED),
                    new Row(SampleComplaints.ASSIGN, OPEN, null),
                    new Row(SampleComplaints.PROMISE, OPEN, null),
                    new Row(SampleComplaints.NOTE, EnumSet.allOf(Status.class), null));

    /// Commands that have no effect in their target state, since their content is the same.
    private static final Map<ComplaintCommand, Status> ALREADY_SO =
            Map.of(
                    SampleComplaints.ACKNOWLEDGE, ACKNOWLEDGED,
                    SampleComplaints.INVESTIGATE, INVESTIGATING,
                    SampleComplaints.PROPOSE, PROPOSED,
                    SampleComplaints.RESOLVE, RESOLVED,
                    SampleComplaints.CLOSE, CLOSED,
                    SampleComplaints.REJECT, REJECTED,
                    SampleComplaints.WITHDRAW, WITHDRAWN,
                    SampleComplaints.REOPEN, REOPENED);

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
        if (!row.from().contains(status) || row.command() == SampleComplaints.NOTE) {
            return;
        }
        var done = SampleComplaints.after(complaint, row.command());

        assertThat(done.decide(row.command(), POLICY, LATER)).isEmpty();
    }

    @Test
    void randomCommandSequencesKeepInvariants() {
        var commands = new ArrayList<>(TABLE.stream().map(Row::command).toList());
        commands.addAll(
                List.of(
                        SampleComplaints.KEEP,
                        SampleComplaints.MOVE,
                        new ComplaintCommand.CheckDeadlines()));
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var complaint = SampleComplaints.received();
            var now = SampleComplaints.MONDAY;
            for (var step = 0; step < 40; step++) {
                now = now.plusSeconds(random.nextInt(20_000));
                complaint = tried(complaint, commands.get(random.nextInt(commands.size())), now);
                check(complaint, "seed " + seed + ", step " + step);
            }
        }
    }

    private static Complaint tried(
            Complaint complaint, ComplaintCommand command, java.time.Instant now) {
        var next = complaint;
        try {
            for (var event : complaint.decide(command, POLICY, now)) {
                next = next.apply(event);
            }
        } catch (CommandRefusedException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
        return next;
    }

    private static void check(Complaint complaint, String where) {
        var pending =
                complaint.promises().stream().anyMatch(it -> it.state() == Promise.State.PENDING);
        assertThat(complaint.owner()).as(where).isNotBlank();
        assertThat(pending && !complaint.status().isOpen()).as(where).isFalse();
        assertThat(complaint.next().isPresent())
                .as(where)
                .isEqualTo(complaint.status() != CLOSED && complaint.status() != WITHDRAWN);
        assertThat(complaint.closesAt() == null)
                .as(where)
                .isEqualTo(complaint.status() != RESOLVED && complaint.status() != REJECTED);
        for (var round : complaint.rounds()) {
            var current = round.equals(complaint.rounds().getLast());
            assertThat(round.endedAt() == null)
                    .as(where)
                    .isEqualTo(current && complaint.status().isOpen());
        }
        assertThat(complaint.decidedAt() == null).as(where).isEqualTo(complaint.decisions() == 0);
        assertThat(complaint.status() == RESOLVED && complaint.resolution() == null)
                .as(where)
                .isFalse();
    }

    private static Set<Transition> possible(CommandRefusedException.DoesNotFit refused) {
        return Set.copyOf(refused.possible());
    }

    private static Set<Transition> allowedIn(Status status) {
        var allowed = EnumSet.noneOf(Transition.class);
        for (var row : TABLE) {
            if (row.from().contains(status)) {
                allowed.add(moveOf(row.command()));
            }
        }
        return allowed;
    }

    private static Transition moveOf(ComplaintCommand command) {
        return command == SampleComplaints.PROMISE
                ? Transition.PROMISE
                : Transition.valueOf(
                        command.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT));
    }
}
