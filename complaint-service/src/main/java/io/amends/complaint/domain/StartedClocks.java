package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The clocks that a complaint gets when it is received or reopened.
///
/// @param policies the versions of the policies that decided, by kind
/// @param answerDueAt when an answer is due, also where no clocks run; absent where no clock of
///   this round is met by an answer
/// @param clocks empty where none run
public record StartedClocks(
        Map<String, Integer> policies, @Nullable Instant answerDueAt, List<ComplaintClock> clocks) {
    public StartedClocks {
        policies = Map.copyOf(policies);
        clocks = List.copyOf(clocks);
    }
}
