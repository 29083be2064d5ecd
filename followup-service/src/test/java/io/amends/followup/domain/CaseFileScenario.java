package io.amends.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;

/// Given events, when a command is executed, then these events follow.
record CaseFileScenario(CaseFile file) {
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Agent KIM = new Agent("kim", false);
    static final Agent ALEX = new Agent("alex", false);
    static final Agent SUPERVISOR = new Agent("sam", true);
    static final FollowupPolicy POLICY = FollowupPolicy.DEFAULT;

    static CaseFileScenario opened() {
        return new CaseFileScenario(CaseFile.opened("7K2M-94QX", "c-1", true));
    }

    static CaseFileScenario imported() {
        return new CaseFileScenario(CaseFile.opened("7K2M-94QX", "c-1", false));
    }

    static FollowupSubject subject(int number) {
        return new FollowupSubject("7K2M-94QX~" + number, number);
    }

    CaseFileScenario given(FollowupEvent... events) {
        var next = file;
        for (var event : events) {
            next = next.apply(event);
        }
        return new CaseFileScenario(next);
    }

    /// Executes an agent's command on the first follow-up.
    Decided when(StaffCommand command, Instant now) {
        return when(command, KIM, now);
    }

    Decided when(StaffCommand command, Agent by, Instant now) {
        return when(new CaseCommand.ForStaff(subject(1).followup(), command, by), now);
    }

    Decided when(CaseCommand command, Instant now) {
        return new Decided(file, () -> file.decide(command, POLICY, now));
    }

    interface Decision {
        List<FollowupEvent> events();
    }

    record Decided(CaseFile before, Decision decision) {
        void then(FollowupEvent... events) {
            assertThat(decision.events()).containsExactly(events);
        }

        void thenNothing() {
            assertThat(decision.events()).isEmpty();
        }

        <T extends CommandRefusedException> T thenRefused(Class<T> as) {
            ThrowableAssert.ThrowingCallable deciding = decision::events;
            return as.cast(assertThatThrownBy(deciding).isInstanceOf(as).actual());
        }

        CaseFile after() {
            var next = before;
            for (var event : decision.events()) {
                next = next.apply(event);
            }
            return next;
        }
    }
}
