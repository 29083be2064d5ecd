package io.amends.complaint.store;

import io.amends.complaint.domain.Status;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.WaitingFor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builder of list queries.
final class QueryBuilder {
    private List<Status> statuses = List.of();
    private List<String> owners = List.of();
    private List<String> teams = List.of();
    private List<ComplaintType> types = List.of();
    private List<String> products = List.of();
    private List<String> batches = List.of();
    private List<String> customers = List.of();
    private List<String> externalIds = List.of();
    private List<WaitingFor> waiting = List.of();
    private @Nullable String integration;
    private @Nullable Instant dueBefore;
    private @Nullable Instant receivedAfter;
    private @Nullable Instant updatedAfter;

    static QueryBuilder anything() {
        return new QueryBuilder();
    }

    /// A builder with the values of a query.
    static QueryBuilder of(ComplaintQuery criteria) {
        var same = new QueryBuilder();
        same.statuses = criteria.statuses();
        same.owners = criteria.owners();
        same.teams = criteria.teams();
        same.types = criteria.types();
        same.products = criteria.products();
        same.batches = criteria.batches();
        same.customers = criteria.customerIds();
        same.externalIds = criteria.externalIds();
        same.waiting = criteria.waiting();
        same.integration = criteria.integration();
        same.dueBefore = criteria.dueBefore();
        same.receivedAfter = criteria.receivedAfter();
        same.updatedAfter = criteria.updatedAfter();
        return same;
    }

    ComplaintQuery criteria() {
        return new ComplaintQuery(
                statuses,
                owners,
                teams,
                types,
                products,
                batches,
                customers,
                externalIds,
                waiting,
                integration,
                dueBefore,
                receivedAfter,
                updatedAfter);
    }

    QueryBuilder statuses(List<Status> wanted) {
        statuses = wanted;
        return this;
    }

    QueryBuilder owners(String... wanted) {
        owners = List.of(wanted);
        return this;
    }

    QueryBuilder teams(String... wanted) {
        teams = List.of(wanted);
        return this;
    }

    QueryBuilder types(ComplaintType... wanted) {
        types = List.of(wanted);
        return this;
    }

    QueryBuilder products(String... wanted) {
        products = List.of(wanted);
        return this;
    }

    QueryBuilder batches(String... wanted) {
        batches = List.of(wanted);
        return this;
    }

    QueryBuilder customers(String... wanted) {
        customers = List.of(wanted);
        return this;
    }

    QueryBuilder waiting(WaitingFor... wanted) {
        waiting = List.of(wanted);
        return this;
    }

    QueryBuilder integration(String wanted) {
        integration = wanted;
        return this;
    }

    QueryBuilder dueBefore(Instant wanted) {
        dueBefore = wanted;
        return this;
    }

    QueryBuilder updatedAfter(Instant wanted) {
        updatedAfter = wanted;
        return this;
    }

    QueryBuilder receivedAfter(Instant wanted) {
        receivedAfter = wanted;
        return this;
    }
}
