package io.amends.followup.domain;

import java.time.Duration;

/// The schedule of follow-ups after a resolution.
///
/// @param callbackAfter time from the resolution to the callback
/// @param maxRetries number of further attempts after the first one without an answer
/// @param retryInterval time from an attempt without an answer to the next one
/// @param maxSnooze longest time from now to which a follow-up can be postponed
public record FollowupPolicy(
        Duration callbackAfter, int maxRetries, Duration retryInterval, Duration maxSnooze) {

    /// Three days to the callback; two more attempts, a day apart; postponed by 90 days at most.
    public static final FollowupPolicy DEFAULT =
            new FollowupPolicy(Duration.ofDays(3), 2, Duration.ofDays(1), Duration.ofDays(90));

    boolean triesAgainAfter(int attempt) {
        return attempt <= maxRetries;
    }
}
