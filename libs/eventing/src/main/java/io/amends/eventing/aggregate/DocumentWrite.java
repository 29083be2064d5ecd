package io.amends.eventing.aggregate;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// One write of one document, with the claim that it makes where nobody had one.
record DocumentWrite(WriteModel<RawBsonDocument> model, @Nullable OutboxLease claim) {

    /// The document that is to be new, or null for a change.
    @Nullable RawBsonDocument inserted() {
        return model instanceof InsertOneModel<RawBsonDocument> insert
                ? insert.getDocument()
                : null;
    }

    UpdateOneModel<RawBsonDocument> update() {
        return (UpdateOneModel<RawBsonDocument>) model;
    }
}
