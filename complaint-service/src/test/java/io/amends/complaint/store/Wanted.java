package io.amends.complaint.store;

import io.amends.complaint.domain.Status;
import io.amends.contracts.ComplaintType;
import java.time.Instant;
import java.util.List;

/// Criteria, said one by one.
record Wanted(Criteria criteria) {
    static Wanted anything() {
        List<String> any = List.of();
        return new Wanted(
                new Criteria(List.of(), any, any, List.of(), any, any, any, any, null, null, null));
    }

    Wanted statuses(List<Status> wanted) {
        return new Wanted(
                new Criteria(
                        wanted,
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted owners(String... wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        List.of(wanted),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted teams(String... wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        List.of(wanted),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted types(ComplaintType... wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        List.of(wanted),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted products(String... wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        List.of(wanted),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted batches(String... wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        List.of(wanted),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted customers(String... wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        List.of(wanted),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted integration(String wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        wanted,
                        criteria.dueBefore(),
                        criteria.receivedAfter()));
    }

    Wanted dueBefore(Instant wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        wanted,
                        criteria.receivedAfter()));
    }

    Wanted receivedAfter(Instant wanted) {
        return new Wanted(
                new Criteria(
                        criteria.statuses(),
                        criteria.owners(),
                        criteria.teams(),
                        criteria.types(),
                        criteria.products(),
                        criteria.batches(),
                        criteria.customerIds(),
                        criteria.externalIds(),
                        criteria.integration(),
                        criteria.dueBefore(),
                        wanted));
    }
}
