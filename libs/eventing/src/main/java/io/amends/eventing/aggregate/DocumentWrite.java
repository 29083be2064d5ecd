package io.amends.eventing.aggregate;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// One write of one document, with the outbox lease that it acquires where there was none.
record DocumentWrite(WriteModel<RawBsonDocument> model, @Nullable OutboxLease claim) {

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
