package io.amends.complaint.domain.policy;

import io.amends.calendar.TimeLimit;
import io.amends.contracts.Money;
import io.amends.contracts.WaitingFor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One clock of a pack.
///
/// @param name in lower snake case, unique within its pack
/// @param within the time given; absent for the time that the settings give for an answer
/// @param calendar in which it is counted
/// @param from what starts it
/// @param again whether a reopening starts it again
/// @param met what meets it
/// @param pausedBy whom the complaint waits for while this clock is paused
/// @param optional whether missing it breaks no rule
/// @param payment what the customer is owed when it is missed
public record ClockRule(
        String name,
        @Nullable TimeLimit within,
        String calendar,
        Start from,
        boolean again,
        Met met,
        Set<WaitingFor> pausedBy,
        boolean optional,
        @Nullable Money payment) {

    /// What starts a clock.
    public enum Start {
        RECEIPT,
        REOPENING
    }

    /// What meets a clock. A withdrawal ends every clock.
    public enum Met {
        /// The owner confirmed to the customer that the complaint is being handled, or any later
        /// step.
        ACKNOWLEDGED,
        /// A proposal or a decision.
        ANSWERED,
        /// A resolution or a rejection.
        DECIDED
    }

    public ClockRule {
        pausedBy = Set.copyOf(pausedBy);
    }

    /// Whether it starts in a round; the first begins with the receipt, the others with reopenings.
    public boolean startsIn(int round) {
        return switch (from) {
            case RECEIPT -> round == 1 || again;
            case REOPENING -> round > 1;
        };
    }

    /// Whether it says when a complaint that comes in is to be answered.
    boolean isAnswer() {
        return startsIn(1) && met == Met.DECIDED && !optional;
    }
}
