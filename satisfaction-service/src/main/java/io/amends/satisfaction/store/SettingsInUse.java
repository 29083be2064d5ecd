package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.amends.aggregates.bson.Codecs;
import io.amends.satisfaction.domain.score.GivenParameters;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/// What the service that was started last has been set to. Whoever works on its customers beside
/// it, from the command line, goes by the same.
public final class SettingsInUse {
    private static final String ID = "_id";
    private static final String SCORES = "scores";
    private static final String GIVEN = "given";

    private final MongoCollection<RawBsonDocument> collection;

    SettingsInUse(MongoDatabase database) {
        this.collection = database.getCollection("settings", RawBsonDocument.class);
    }

    /// Keeps the settings of a service that starts.
    public void keep(GivenParameters given) {
        var encoded = Codecs.encode(given, GivenParameters.class, Codecs.registry());
        var document = new BsonDocument(ID, new BsonString(SCORES)).append(GIVEN, encoded);
        collection
                .withDocumentClass(BsonDocument.class)
                .replaceOne(eq(ID, SCORES), document, new ReplaceOptions().upsert(true));
    }

    /// The settings; empty where no service has ever run.
    public Optional<GivenParameters> find() {
        return Optional.ofNullable(collection.find(eq(ID, SCORES)).first())
                .map(document -> (RawBsonDocument) document.getDocument(GIVEN))
                .map(given -> Codecs.decode(given, GivenParameters.class, Codecs.registry()));
    }
}
