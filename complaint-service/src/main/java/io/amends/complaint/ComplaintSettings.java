package io.amends.complaint;

import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.ReopenWindow;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the house has decided about its complaints: `amends.complaints.*`.
///
/// @param defaultOwner who answers for a complaint that nobody was named for
/// @param answerWithin how long after the receipt an answer is due
/// @param reopenWindow how long after its last resolution or rejection a complaint can go on
@Validated
@ConfigurationProperties("amends.complaints")
public record ComplaintSettings(
        @NotBlank @DefaultValue("front-desk") String defaultOwner,
        @DurationMin(millis = 1) @DefaultValue("P5D") Duration answerWithin,
        @DurationMin(millis = 1) @DefaultValue("P30D") Duration reopenWindow) {

    Policy policy() {
        return new Policy(answerWithin, new ReopenWindow(reopenWindow), defaultOwner);
    }
}
