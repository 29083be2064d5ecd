package io.amends.complaint.web;

import io.amends.complaint.domain.Status;
import io.amends.complaint.store.ComplaintQuery;
import io.amends.complaint.store.ListOrder;
import io.amends.contracts.ComplaintType;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list of complaints is asked for; a filter named twice means either.
record ComplaintFilterParameters(
        @Nullable List<Status> status,
        @Nullable List<String> owner,
        @Nullable List<String> team,
        @Nullable List<ComplaintType> type,
        @Nullable List<String> product,
        @Nullable List<String> batch,
        @Nullable List<String> customerId,
        @Nullable List<String> externalId,
        @Nullable Instant dueBefore,
        @Nullable Instant receivedAfter,
        @Nullable Instant updatedAfter,
        @Nullable ListOrder sort) {

    /// Who asks for changes follows them, unless another order is asked for.
    ListOrder order() {
        if (sort != null) {
            return sort;
        }
        return updatedAfter == null ? ListOrder.DUE : ListOrder.UPDATED;
    }

    /// Refuses what no complaint can have.
    void check() {
        if (!given(customerId).stream().allMatch(CustomerIds::isWellFormed)) {
            throw Problem.invalid(Violation.ofQuery("customerId", CustomerIds.EXPECTED));
        }
    }

    ComplaintQuery criteria(@Nullable String integration) {
        return new ComplaintQuery(
                given(status),
                given(owner),
                given(team),
                given(type),
                given(product),
                given(batch),
                given(customerId),
                given(externalId),
                integration,
                dueBefore,
                receivedAfter,
                updatedAfter);
    }

    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
