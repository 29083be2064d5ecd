package io.amends.eventing.aggregate;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// A change and the one write that stores it, until the result of the write is known.
///
/// @param lease the outbox lease that the write acquires; null where a relay has it already, or no
///   event is added
record PendingWrite<S, E>(
        PendingChange<S, E> change,
        WriteModel<RawBsonDocument> model,
        @Nullable OutboxLease lease) {

    /// The document to be inserted, or null for an update.
    @Nullable RawBsonDocument inserted() {
        return model instanceof InsertOneModel<RawBsonDocument> insert
                ? insert.getDocument()
                : null;
    }

    UpdateOneModel<RawBsonDocument> update() {
        return (UpdateOneModel<RawBsonDocument>) model;
    }
}
