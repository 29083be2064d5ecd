package io.amends.followup;

import io.amends.followup.domain.FollowupPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When customers are asked: `amends.followup.*`.
///
/// @param callbackAfter from a resolution to its callback
/// @param moreTries how often a customer who did not answer is tried again
/// @param tryAgainAfter from a try without an answer to the next one
/// @param longestSnooze how far ahead a follow-up can be put off
@Validated
@ConfigurationProperties("amends.followup")
record FollowupSettings(
        @DefaultValue("P3D") @DurationMin @DurationMax(days = 3650) Duration callbackAfter,
        @DefaultValue("2") @Min(0) @Max(10) int moreTries,
        @DefaultValue("P1D") @DurationMin @DurationMax(days = 365) Duration tryAgainAfter,
        @DefaultValue("P90D") @DurationMin(millis = 1) @DurationMax(days = 3650)
                Duration longestSnooze) {

    FollowupPolicy policy() {
        return new FollowupPolicy(callbackAfter, moreTries, tryAgainAfter, longestSnooze);
    }
}
