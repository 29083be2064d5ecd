package io.amends.complaint.store;

import static com.mongodb.client.model.Indexes.ascending;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// An index for reading lists.
///
/// @param lead the leading field, which a filter fixes
/// @param last the sort field within one value of `lead`: the list's order, or another order that a
///   condition bounds; absent where the index does not sort
record ListIndex(String lead, @Nullable String last) {
    /// A customer's complaints by receipt, in either direction.
    static final ListIndex CUSTOMER = new ListIndex(ListFields.CUSTOMER, ListFields.RECEIVED);

    /// The complaints of a product batch. Few complaints have one, and only those are indexed.
    static final ListIndex BATCH = new ListIndex(ListFields.BATCH, null);

    /// The complaints that wait. Only those are indexed.
    static final ListIndex WAITING = new ListIndex(ListFields.WAITING, null);

    /// All complaints, the least recently changed first.
    static final ListIndex UPDATED = new ListIndex(ListFields.UPDATED, null);

    /// An integration's own complaints, the least recently changed first.
    static final ListIndex UPDATED_OF_INTEGRATION =
            new ListIndex(ListFields.INTEGRATION, ListFields.UPDATED);

    Bson index() {
        return last == null ? ascending(lead) : ascending(lead, last);
    }
}
