package io.amends.complaint.domain;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The details to correct; what is absent stays as it is.
///
/// @param product the product's name; another name without a batch removes the batch
public record Correction(
        @Nullable ComplaintType type,
        @Nullable Integer severity,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String product,
        @Nullable String batch,
        @Nullable String place,
        @Nullable Money loss) {

    /// Whether it names a batch although no product is known.
    boolean lacksProduct(CaseDetails before) {
        return batch != null && product == null && before.product() == null;
    }

    CaseDetails applyTo(CaseDetails before) {
        var grading = before.grading();
        return new CaseDetails(
                or(type, before.type()),
                new Grading(
                        or(severity, grading.severity()),
                        or(impact, grading.impact()),
                        or(urgency, grading.urgency())),
                product(before.product()),
                place == null ? before.place() : place,
                loss == null ? before.loss() : loss);
    }

    private @Nullable Product product(@Nullable Product before) {
        var name = product != null ? product : before == null ? null : before.name();
        if (name == null) {
            return null;
        }
        var kept = before != null && before.name().equals(name) ? before.batch() : null;
        return new Product(name, batch == null ? kept : batch);
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return Optional.ofNullable(given).orElse(otherwise);
    }
}
