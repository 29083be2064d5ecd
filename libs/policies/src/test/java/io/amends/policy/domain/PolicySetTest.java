package io.amends.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.policy.text.InvalidPolicyException;
import io.amends.policy.text.PolicyProblem;
import io.amends.policy.text.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicySetTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final PolicyCheck NOT_BAD =
            (changed, texts) -> {
                if (texts.containsValue("bad")) {
                    throw new InvalidPolicyException(
                            List.of(new PolicyProblem(Position.START, "", changed + " is bad")));
                }
            };

    @Test
    void defaultsAreShippedOnce() {
        var shipped = Map.of("calendars", "a", "clocks", "b");

        var first = decide(null, new PolicyCommand.Ship(shipped));
        var state = after(null, first);

        assertThat(state.versions()).isEqualTo(Map.of("calendars", 1, "clocks", 1));
        assertThat(state.of("clocks").orElseThrow().by()).isEqualTo(PolicyVersion.SHIPPED);
        assertThat(decide(state, new PolicyCommand.Ship(shipped))).isEmpty();
    }

    @Test
    void newReleaseReplacesUnchangedDefaultsOnly() {
        var state = shipped();
        state = after(state, decide(state, change("clocks", "mine", 1)));

        var events =
                decide(state, new PolicyCommand.Ship(Map.of("calendars", "a2", "clocks", "b2")));

        assertThat(after(state, events).texts())
                .isEqualTo(Map.of("calendars", "a2", "clocks", "mine"));
    }

    @Test
    void changeIsNextVersionWithAuthor() {
        var state = shipped();

        assertThat(decide(state, change("clocks", "mine", 1)))
                .containsExactly(new PolicyEvent.Changed("clocks", 2, "mine", "kim", NOW));
    }

    @Test
    void changeToTextInForceIsNoNewVersion() {
        assertThat(decide(shipped(), change("clocks", "b", 1))).isEmpty();
    }

    @Test
    void changeOfVersionThatWasNotReadIsRefused() {
        var state = shipped();
        var newer = after(state, decide(state, change("clocks", "mine", 1)));

        assertThatThrownBy(() -> decide(newer, change("clocks", "yours", 1)))
                .isInstanceOfSatisfying(
                        PolicyVersionConflictException.class,
                        it -> assertThat(it.current().version()).isEqualTo(2));
        assertThat(decide(newer, change("clocks", "yours", null))).hasSize(1);
    }

    @Test
    void invalidChangeIsRefused() {
        assertThatThrownBy(() -> decide(shipped(), change("clocks", "bad", 1)))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("clocks is bad");
    }

    private static PolicySet shipped() {
        return after(
                null,
                decide(null, new PolicyCommand.Ship(Map.of("calendars", "a", "clocks", "b"))));
    }

    private static PolicyCommand change(String kind, String text, @Nullable Integer expected) {
        return new PolicyCommand.Change(kind, text, expected, "kim");
    }

    private static List<PolicyEvent> decide(@Nullable PolicySet state, PolicyCommand command) {
        return PolicySet.decide(state, command, NOT_BAD, NOW);
    }

    private static PolicySet after(@Nullable PolicySet state, List<PolicyEvent> events) {
        var after = state == null ? PolicySet.EMPTY : state;
        for (var event : events) {
            after = PolicySet.apply(after, event);
        }
        return after;
    }
}
