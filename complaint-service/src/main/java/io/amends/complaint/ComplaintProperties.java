package io.amends.complaint;

import io.amends.complaint.application.ContactDetails;
import io.amends.complaint.application.PhoneNumbers;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.ReopenWindow;
import io.amends.settings.Between;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the house has decided about its complaints: `amends.complaints.*`.
///
/// @param defaultOwner who answers for a complaint that nobody was named for
/// @param answerWithin how long after the receipt an answer is due
/// @param reopenWindow how long after its last resolution or rejection a complaint can go on
/// @param defaultRegion where telephone numbers without a country belong, ISO 3166-1 alpha-2
/// @param owners who may answer for a complaint; none means anybody with a well-formed name
@Validated
@ConfigurationProperties("amends.complaints")
public record ComplaintProperties(
        @DefaultValue("front-desk") @NotBlank(message = "must be a name") String defaultOwner,
        @DefaultValue("P5D") @Between(min = "PT1S", max = "P3650D") Duration answerWithin,
        @DefaultValue("P30D") @Between(min = "PT1S", max = "P3650D") Duration reopenWindow,
        @DefaultValue("GB") String defaultRegion,
        @DefaultValue Set<@NotBlank(message = "must be names") String> owners) {

    /// Refuses a region that has no telephone numbers.
    public ComplaintProperties {
        try {
            new PhoneNumbers(defaultRegion);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "amends.complaints.default-region: " + unknown.getMessage(), unknown);
        }
    }

    Policy policy() {
        return new Policy(answerWithin, new ReopenWindow(reopenWindow), defaultOwner, owners);
    }

    ContactDetails contactDetails() {
        return new ContactDetails(new PhoneNumbers(defaultRegion));
    }
}
