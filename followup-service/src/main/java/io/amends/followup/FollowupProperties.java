package io.amends.followup;

import io.amends.followup.domain.FollowupPolicy;
import io.amends.settings.Between;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The schedule of follow-ups: `amends.followup.*`.
///
/// @param callbackAfter time from a resolution to its callback
/// @param maxRetries number of further attempts after the first one without an answer
/// @param retryInterval time from an attempt without an answer to the next one
/// @param maxSnooze longest time from now to which a follow-up can be postponed
@Validated
@ConfigurationProperties("amends.followup")
record FollowupProperties(
        @DefaultValue("P3D") @Between(min = "PT0S", max = "P3650D") Duration callbackAfter,
        @DefaultValue("2") @Between(min = "0", max = "10") int maxRetries,
        @DefaultValue("P1D") @Between(min = "PT0S", max = "P365D") Duration retryInterval,
        @DefaultValue("P90D") @Between(min = "PT1S", max = "P3650D") Duration maxSnooze) {

    FollowupPolicy policy() {
        return new FollowupPolicy(callbackAfter, maxRetries, retryInterval, maxSnooze);
    }
}
