package io.amends.eventing.consuming;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import io.amends.eventing.aggregate.CheckedDocuments;
import org.bson.BsonDocument;

/// The parked events of all consumers, to be checked.
///
/// @param database the service's
public record ParkedDocuments(MongoDatabase database) implements CheckedDocuments {

    @Override
    public String collection() {
        return ParkedEvents.COLLECTION;
    }

    @Override
    public String source() {
        return "";
    }

    @Override
    public void check(String id) {
        var document =
                database.getCollection(collection(), BsonDocument.class)
                        .find(eq("_id", id))
                        .first();
        if (document != null) {
            ParkedEvents.record(document);
        }
    }
}
