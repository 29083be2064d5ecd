package io.amends.complaint.store;

import static com.mongodb.client.model.Indexes.ascending;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// One index through which lists are read.
///
/// @param lead what is filtered by
/// @param last what the entries of one value are sorted by: the list's order, or another one that
///   bounds what is asked for; absent where nothing sorts them
record ListIndex(String lead, @Nullable String last) {
    /// A customer's complaints, latest or first.
    static final ListIndex CUSTOMER =
            new ListIndex(ComplaintFields.CUSTOMER, ComplaintFields.RECEIVED);

    /// A batch's complaints. Few complaints have one, and only those are in the index.
    static final ListIndex BATCH = new ListIndex(ComplaintFields.BATCH, null);

    /// All complaints, what was changed longest ago first.
    static final ListIndex UPDATED = new ListIndex(ComplaintFields.UPDATED, null);

    /// An integration's own, what was changed longest ago first.
    static final ListIndex UPDATED_OF_INTEGRATION =
            new ListIndex(ComplaintFields.INTEGRATION, ComplaintFields.UPDATED);

    Bson index() {
        return last == null ? ascending(lead) : ascending(lead, last);
    }
}
