package io.amends.complaint.store;

import io.amends.eventing.aggregate.UpdateOrder;

/// The fields of a stored complaint that list queries use.
final class ListFields {
    static final String STATUS = "state.complaint.status";
    static final String OWNER = "state.complaint.owner";
    static final String TEAM = "state.complaint.team";
    static final String TYPE = "state.complaint.intake.type";
    static final String PRODUCT = "state.complaint.intake.product.name";
    static final String BATCH = "state.complaint.intake.product.batch";
    static final String WAITING = "state.complaint.handling.waiting.party";
    static final String UNFINISHED = "state.unfinishedSince";
    static final String CUSTOMER = "state.complaint.intake.customerId";
    static final String INTEGRATION = "state.complaint.intake.integration";
    static final String DUE = "state.ordering.due";
    static final String RECEIVED = "state.ordering.received";
    static final String PRIORITY = "state.ordering.priority";
    static final String UPDATED = UpdateOrder.FIELD;
    static final String EXTERNAL = "uniqueKeys." + UniqueKeys.EXTERNAL;

    private ListFields() {}
}
