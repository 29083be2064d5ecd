package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.amends.eventing.bson.Codecs;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/// Stores one record in a document of its own; only the newest is kept.
///
/// @param <T> a record that [Codecs] can write
final class SingleDocument<T> {
    private static final String ID = "_id";

    private final MongoCollection<RawBsonDocument> collection;
    private final String id;
    private final String field;
    private final Class<T> type;

    /// @param id the document's
    /// @param field the record's field in it
    SingleDocument(
            MongoDatabase database, String collection, String id, String field, Class<T> type) {
        this.collection = database.getCollection(collection, RawBsonDocument.class);
        this.id = id;
        this.field = field;
        this.type = type;
    }

    /// Replaces the record.
    void save(T value) {
        var encoded = Codecs.encode(value, type, Codecs.registry());
        var document = new BsonDocument(ID, new BsonString(id)).append(field, encoded);
        collection
                .withDocumentClass(BsonDocument.class)
                .replaceOne(eq(ID, id), document, new ReplaceOptions().upsert(true));
    }

    /// The newest; empty before the first.
    Optional<T> find() {
        return Optional.ofNullable(collection.find(eq(ID, id)).first())
                .map(document -> (RawBsonDocument) document.getDocument(field))
                .map(value -> Codecs.decode(value, type, Codecs.registry()));
    }
}
