package io.amends.complaint.domain;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import org.jspecify.annotations.Nullable;

/// What was recorded about a complaint at intake and can be corrected later.
public record CaseDetails(
        ComplaintType type,
        Grading grading,
        @Nullable Product product,
        @Nullable String place,
        @Nullable Money loss) {

    static CaseDetails of(Intake intake) {
        return new CaseDetails(
                intake.type(), intake.grading(), intake.product(), intake.place(), intake.loss());
    }
}
