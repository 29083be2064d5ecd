package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.calendar.BusinessClock;
import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.ConfirmCounterpart;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.Escalate;
import io.amends.complaint.domain.ComplaintCommand.KeepPromise;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.MovePromise;
import io.amends.complaint.domain.ComplaintCommand.Pass;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintCommand.TakeBack;
import io.amends.complaint.domain.ComplaintCommand.Unmerge;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintCommand.Wish;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.CounterpartStep.Relation;
import io.amends.contracts.LinkKind;
import io.amends.contracts.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Properties of a complaint after any sequence of commands.
class HandlingPropertyTest {
    private static final int SEQUENCES = 600;
    private static final int STEPS = 60;
    private static final Policy PAUSING =
            new Policy(
                    POLICY.answerWithin(),
                    POLICY.reopenWindow(),
                    POLICY.defaultOwner(),
                    POLICY.owners(),
                    SamplePolicies.PAUSING);
    private static final Set<Status> ENDED = EnumSet.of(Status.RESOLVED, Status.REJECTED);

    @Test
    void anySequenceOfCommandsKeepsInvariantsAndReplayingItsEventsGivesTheSameState() {
        for (var seed = 0; seed < SEQUENCES; seed++) {
            new Sequence(seed).run();
        }
    }

    /// One random sequence.
    private static final class Sequence {
        private final long seed;
        private final Random random;
        private final List<ComplaintEvent> events = new ArrayList<>();
        private final Map<Integer, Promise.State> settled = new HashMap<>();
        private final Map<String, List<BusinessClock.Pause>> paused = new HashMap<>();
        private final Policy policy;
        private Complaint complaint;
        private Instant now = MONDAY;

        Sequence(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.policy = seed % 2 == 0 ? POLICY : PAUSING;
            var intake = SampleComplaints.intake(policy, MONDAY);
            var opened = new Opened(intake, "front-desk", null);
            events.add(opened);
            complaint = Complaint.from(opened);
        }

        void run() {
            for (var step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(60_000));
                var command = command();
                run(command);
                run(new CheckDeadlines()); // a refused command applies no timers
                check("seed " + seed + ", step " + step + ", " + command);
            }
            var again = Complaint.from((Opened) events.getFirst());
            for (var event : events.subList(1, events.size())) {
                again = again.apply(event);
            }
            assertThat(again).as("replay of seed %d", seed).isEqualTo(complaint);
        }

        private void run(ComplaintCommand command) {
            try {
                for (var event : complaint.decide(command, policy, now)) {
                    assertThat(event.at()).as("seed %d", seed).isBeforeOrEqualTo(now);
                    events.add(event);
                    complaint = complaint.apply(event);
                }
            } catch (CommandRefusedException refused) {
                assertThat(refused).as("seed %d", seed).hasMessageNotContaining("null");
            }
        }

        private ComplaintCommand command() {
            var by = now.plusSeconds(1 + random.nextInt(300_000));
            var number = 1 + random.nextInt(6);
            var commands =
                    List.of(
                            SampleComplaints.ACKNOWLEDGE,
                            SampleComplaints.INVESTIGATE,
                            SampleComplaints.PROPOSE,
                            SampleComplaints.ACCEPT,
                            SampleComplaints.REFUSE,
                            SampleComplaints.RESOLVE,
                            SampleComplaints.CLOSE,
                            SampleComplaints.REJECT,
                            SampleComplaints.WITHDRAW,
                            new Reopen("again", null, random.nextBoolean()),
                            new Reopen("again", null, random.nextBoolean()),
                            SampleComplaints.NOTE,
                            SampleComplaints.RESTATE,
                            SampleComplaints.RESUME,
                            SampleComplaints.ESCALATE_OUTSIDE,
                            SampleComplaints.CORRECT,
                            SampleComplaints.ADD_WORDS,
                            SampleComplaints.TAG,
                            new ComplaintCommand.Recalculate(),
                            SampleComplaints.LINK,
                            SampleComplaints.MERGE,
                            new Assign("owner-" + number, random.nextBoolean() ? "t" : null, "x"),
                            new Pass(
                                    "team-" + number,
                                    random.nextBoolean() ? "owner-" + number : null,
                                    "why",
                                    "x"),
                            new WaitFor(
                                    random.nextBoolean()
                                            ? WaitingFor.CUSTOMER
                                            : WaitingFor.THIRD_PARTY,
                                    random.nextBoolean() ? by : null,
                                    "why"),
                            new Escalate("why " + number, Wish.STAFF, null),
                            new MakePromise("promise", by),
                            new MakePromise("promise", by),
                            new KeepPromise(
                                    number,
                                    null,
                                    random.nextBoolean() ? new MakePromise("next", by) : null),
                            new MovePromise(number, by),
                            new RecordAnswer("f", complaint.decisions(), false, now),
                            new ContinueIn("1111-1111"),
                            new CheckDeadlines(),
                            CounterpartSteps.absorb(other()),
                            new Unmerge(other().reference()),
                            new TakeBack("0000-0000", List.of()),
                            new ConfirmCounterpart(
                                    Relation.values()[random.nextInt(3)],
                                    random.nextBoolean() ? "0000-0000" : other().reference(),
                                    random.nextBoolean() ? LinkKind.CAUSED_BY : null));
            return commands.get(random.nextInt(commands.size()));
        }

        private Complaint other() {
            var intake = SampleComplaints.intake("BBBB-BBBB", "c-1", MONDAY);
            var opened = Complaint.from(new Opened(intake, "front-desk", null));
            return SampleComplaints.after(
                    opened, new MakePromise("carried", MONDAY.plus(Duration.ofDays(9))));
        }

        private void check(String where) {
            var status = complaint.status();
            var open = status.isOpen();
            assertThat(complaint.owner()).as(where).isNotBlank();
            checkHops(where);
            checkPromises(where);
            checkClocks(where);
            assertThat(complaint.next().isPresent())
                    .as(where)
                    .isEqualTo(open || ENDED.contains(status));
            if (status != Status.MERGED) {
                assertThat(complaint.closesAt() != null)
                        .as(where)
                        .isEqualTo(ENDED.contains(status));
                assertThat(complaint.handling().waiting() != null && !open).as(where).isFalse();
            }
            assertThat(complaint.relations().merge() != null)
                    .as(where)
                    .isEqualTo(status == Status.MERGED);
            assertThat(complaint.decidedAt() == null)
                    .as(where)
                    .isEqualTo(complaint.decisions() == 0);
            assertThat(complaint.handling().level()).as(where).isBetween(0, Escalation.HIGHEST);
            assertThat(complaint.nextDue().filter(due -> !due.isAfter(now)))
                    .as(where + ": what is due has happened")
                    .isEmpty();
        }

        private void checkHops(String where) {
            var hops = complaint.handling().hops();
            for (var i = 1; i < hops.size(); i++) {
                assertThat(hops.get(i - 1).to()).as(where).isEqualTo(hops.get(i).from());
            }
            assertThat(hops.getLast().to()).as(where).isNull();
            assertThat(hops.getLast().team()).as(where).isEqualTo(complaint.team());
            assertThat(hops.getLast().owner()).as(where).isEqualTo(complaint.owner());
            assertThat(hops.getFirst().from()).as(where).isEqualTo(MONDAY);
        }

        /// No pause is lost, and what is paused is paused by the wait.
        private void checkClocks(String where) {
            var waiting = complaint.handling().waiting();
            for (var clock : complaint.clocks()) {
                var pauses = clock.time().pauses();
                var before = paused.put(clock.round() + clock.name(), pauses);
                assertThat(pauses.subList(0, before == null ? 0 : before.size()))
                        .as(where)
                        .isEqualTo(before == null ? List.of() : before);
                if (clock.isPaused()) {
                    assertThat(waiting).as(where).isNotNull();
                    assertThat(clock.pausedBy()).as(where).contains(waiting.party());
                }
                if (clock.isOpen()) {
                    assertThat(complaint.status().isOpen() || complaint.status() == Status.MERGED)
                            .as(where)
                            .isTrue();
                }
            }
        }

        /// A promise that was kept, broken or has lapsed stays so; none is pending in an ended
        /// case.
        private void checkPromises(String where) {
            var status = complaint.status();
            for (var promise : complaint.promises()) {
                var number = promise.number();
                assertThat(complaint.promises().get(number - 1)).as(where).isEqualTo(promise);
                if (promise.state() == Promise.State.PENDING) {
                    assertThat(settled).as(where).doesNotContainKey(number);
                    assertThat(status.isOpen() || status == Status.MERGED).as(where).isTrue();
                } else {
                    var before = settled.putIfAbsent(number, promise.state());
                    assertThat(before == null || before == promise.state()).as(where).isTrue();
                }
            }
        }
    }
}
