package io.amends.complaint.web;

import io.amends.complaint.domain.Status;
import io.amends.complaint.store.ComplaintQuery;
import io.amends.complaint.store.ListOrder;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.WaitingFor;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The query parameters of a list of complaints; a repeated filter matches any of its values.
record ComplaintFilterParameters(
        @Nullable List<Status> status,
        @Nullable List<String> owner,
        @Nullable List<String> team,
        @Nullable List<ComplaintType> type,
        @Nullable List<String> product,
        @Nullable List<String> batch,
        @Nullable List<String> customerId,
        @Nullable List<String> externalId,
        @Nullable List<WaitingFor> waiting,
        @Nullable Instant dueBefore,
        @Nullable Instant receivedAfter,
        @Nullable Instant updatedAfter,
        @Nullable ListOrder sort) {

    /// With `updatedAfter` the default is the order of changes.
    ListOrder order() {
        if (sort != null) {
            return sort;
        }
        return updatedAfter == null ? ListOrder.DUE : ListOrder.UPDATED;
    }

    /// Rejects values that no complaint can have.
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
                given(waiting),
                integration,
                dueBefore,
                receivedAfter,
                updatedAfter);
    }

    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
