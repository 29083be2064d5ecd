package io.amends.followup.domain;

import static io.amends.followup.domain.CaseFileScenario.MONDAY;
import static io.amends.followup.domain.CaseFileScenario.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.followup.domain.CaseCommand.Cancel;
import io.amends.followup.domain.CaseCommand.CheckDeadlines;
import io.amends.followup.domain.CaseCommand.FollowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Invariants of case files under ten thousand sequences of random commands at random times.
class CaseFilePropertiesTest {
    private final Set<String> seen = new HashSet<>();

    @Test
    void randomCommandSequencesKeepInvariants() {
        for (var seed = 0; seed < 10_000; seed++) {
            live(new Random(seed), "seed " + seed);
        }
        // The sequences are useful only if they cover every command in every state.
        for (var state : FollowupState.values()) {
            for (var command : List.of("Answered", "NoAnswer", "Snooze", "Take", "Cancel")) {
                assertThat(seen).contains(command + " in " + state);
            }
        }
    }

    private void live(Random random, String seed) {
        var file = CaseFile.opened("7K2M-94QX", "c-1", random.nextInt(10) > 0);
        var now = MONDAY;
        for (var step = 0; step < 25; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(40)));
            var command = anyCommand(random, file, now);
            note(command, file);
            file = step(file, command, now, seed);
        }
    }

    private CaseFile step(CaseFile file, CaseCommand command, Instant now, String seed) {
        List<FollowupEvent> events;
        try {
            events = file.decide(command, POLICY, now);
        } catch (CommandRefusedException refused) {
            assertThat(command).as(seed).isInstanceOf(CaseCommand.ForStaff.class);
            return file;
        }
        var next = file;
        for (var event : events) {
            next = next.apply(event);
        }
        check(file, next, seed);
        return next;
    }

    private static void check(CaseFile before, CaseFile after, String seed) {
        var open = after.followups().stream().filter(each -> each.state().open()).toList();
        assertThat(open.size()).as(seed).isLessThanOrEqualTo(1);
        assertThat(after.nextDue().isPresent())
                .as(seed)
                .isEqualTo(open.stream().anyMatch(f -> f.state() == FollowupState.SCHEDULED));
        if (!after.armed()) {
            assertThat(after.followups()).as(seed).isEmpty();
        }
        for (var old : before.followups()) {
            var now = after.followup(old.id()).orElseThrow();
            assertThat(now.subject()).as(seed).isEqualTo(old.subject());
            assertThat(now.attempts()).as(seed).isBetween(old.attempts(), 3);
            if (!old.state().open()) {
                assertThat(now).as(seed).isEqualTo(old);
            }
        }
    }

    private static CaseCommand anyCommand(Random random, CaseFile file, Instant now) {
        var count = file.followups().size();
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new FollowUp(count + random.nextInt(2), now);
            case 3 -> new Cancel(CancelReason.values()[random.nextInt(2)]);
            case 4 -> new CheckDeadlines();
            default -> {
                var id = new FollowupId("7K2M-94QX", Math.max(1, count - random.nextInt(2)));
                yield new CaseCommand.ForStaff(
                        id.toString(),
                        anyStaffCommand(random, now),
                        new Agent(random.nextBoolean() ? "kim" : "alex", random.nextInt(4) == 0));
            }
        };
    }

    private static StaffCommand anyStaffCommand(Random random, Instant now) {
        return switch (random.nextInt(4)) {
            case 0 -> new StaffCommand.Answered(anyAnswer(random));
            case 1 -> new StaffCommand.Snooze(now.plus(Duration.ofHours(random.nextInt(90) - 5)));
            case 2 -> new StaffCommand.Take();
            default -> new StaffCommand.NoAnswer(null);
        };
    }

    private static Answer anyAnswer(Random random) {
        return new Answer(
                random.nextBoolean(), 1 + random.nextInt(5), null, null, null, null, null);
    }

    private void note(CaseCommand command, CaseFile file) {
        file.followups().stream()
                .map(each -> nameOf(command) + " in " + each.state())
                .forEach(seen::add);
    }

    private static String nameOf(CaseCommand command) {
        return (command instanceof CaseCommand.ForStaff(_, var staff, _) ? staff : command)
                .getClass()
                .getSimpleName();
    }
}
