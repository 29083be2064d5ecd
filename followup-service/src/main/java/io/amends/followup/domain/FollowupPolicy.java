package io.amends.followup.domain;

import java.time.Duration;

/// When customers are asked after a resolution, and how often they are tried.
///
/// @param callbackAfter from the resolution to the callback
/// @param maxRetries how often a customer who did not answer is tried again
/// @param retryInterval from a try without an answer to the next one
/// @param maxSnooze how far from now a follow-up can be put off, so that none is put off for ever
public record FollowupPolicy(
        Duration callbackAfter, int maxRetries, Duration retryInterval, Duration maxSnooze) {

    /// Three days to the callback; two more tries, a day apart; put off by 90 days at most.
    public static final FollowupPolicy DEFAULT =
            new FollowupPolicy(Duration.ofDays(3), 2, Duration.ofDays(1), Duration.ofDays(90));

    boolean triesAgainAfter(int attempt) {
        return attempt <= maxRetries;
    }
}
