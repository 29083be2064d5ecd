package io.amends.complaint;

import io.amends.complaint.application.ContactNormalizer;
import io.amends.complaint.application.PhoneNumbers;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.ReopenWindow;
import io.amends.complaint.domain.policy.VersionedPolicies;
import io.amends.settings.Between;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The operator's rules for complaints: `amends.complaints.*`.
///
/// @param defaultOwner owner of a complaint that is filed without one
/// @param answerWithin time from the receipt until an answer is due
/// @param reopenWindow time after the last resolution or rejection in which reopening is possible
/// @param defaultRegion region of telephone numbers without a country, ISO 3166-1 alpha-2
/// @param owners names that can own a complaint; empty allows every well-formed name
@Validated
@ConfigurationProperties("amends.complaints")
public record ComplaintProperties(
        @DefaultValue("front-desk") @NotBlank(message = "must be a name") String defaultOwner,
        @DefaultValue("P5D") @Between(min = "PT1S", max = "P3650D") Duration answerWithin,
        @DefaultValue("P30D") @Between(min = "PT1S", max = "P3650D") Duration reopenWindow,
        @DefaultValue("GB") String defaultRegion,
        @DefaultValue Set<@NotBlank(message = "must be names") String> owners) {

    /// Rejects a region that has no telephone numbers.
    public ComplaintProperties {
        try {
            new PhoneNumbers(defaultRegion);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "amends.complaints.default-region: " + unknown.getMessage(), unknown);
        }
    }

    Policy policy(VersionedPolicies inForce) {
        return new Policy(
                answerWithin, new ReopenWindow(reopenWindow), defaultOwner, owners, inForce);
    }

    ContactNormalizer contactNormalizer() {
        return new ContactNormalizer(new PhoneNumbers(defaultRegion));
    }
}
