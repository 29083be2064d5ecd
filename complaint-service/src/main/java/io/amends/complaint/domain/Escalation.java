package io.amends.complaint.domain;

import io.amends.contracts.EscalationTrigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An escalation, within the company or to a body outside.
///
/// @param level 1 to [#HIGHEST]; absent for one to outside
/// @param reason in words; absent where the platform escalated
/// @param body the body outside, such as an ombudsman
/// @param reference the case's reference there
/// @param due when the body outside expects an answer
public record Escalation(
        EscalationTrigger trigger,
        @Nullable Integer level,
        @Nullable String reason,
        @Nullable String body,
        @Nullable String reference,
        @Nullable Instant due,
        Instant at) {
    /// The highest level within the company.
    public static final int HIGHEST = 3;

    /// The largest number of escalations to outside.
    public static final int MOST_OUTSIDE = 20;

    static Escalation within(
            EscalationTrigger trigger, int level, @Nullable String reason, Instant at) {
        return new Escalation(trigger, level, reason, null, null, null, at);
    }

    static Escalation outside(
            String body, @Nullable String reference, @Nullable Instant due, Instant at) {
        return new Escalation(EscalationTrigger.OUTSIDE, null, null, body, reference, due, at);
    }

    boolean isOutside() {
        return trigger == EscalationTrigger.OUTSIDE;
    }

    /// Whether both say the same, apart from when.
    boolean saysTheSameAs(Escalation other) {
        return equals(
                new Escalation(
                        other.trigger,
                        other.level,
                        other.reason,
                        other.body,
                        other.reference,
                        other.due,
                        at));
    }
}
