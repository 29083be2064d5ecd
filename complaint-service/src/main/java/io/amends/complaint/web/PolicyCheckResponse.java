package io.amends.complaint.web;

import io.amends.complaint.application.PolicyEffects.Effect;
import io.amends.policy.domain.PolicyVersion;
import io.amends.web.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would become of a policy that is not applied yet.
///
/// @param valid whether it would be accepted
/// @param errors every error, in the order of the text
/// @param version the version in force
/// @param changed whether it would become a new version
/// @param effect what a recalculation of running clocks would change; absent unless it is valid
@Schema(name = "PolicyCheck")
record PolicyCheckResponse(
        boolean valid,
        List<Violation> errors,
        int version,
        boolean changed,
        @Nullable Effect effect) {

    static PolicyCheckResponse valid(PolicyVersion inForce, String text, Effect effect) {
        return new PolicyCheckResponse(
                true, List.of(), inForce.version(), !inForce.text().equals(text), effect);
    }

    static PolicyCheckResponse invalid(PolicyVersion inForce, List<Violation> errors) {
        return new PolicyCheckResponse(false, errors, inForce.version(), true, null);
    }
}
