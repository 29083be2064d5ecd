package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.amends.aggregates.bson.Codecs;
import io.amends.satisfaction.domain.fit.ThresholdReport;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/// The newest report on what warnings would have been worth: to make it takes a look at everybody,
/// so that it is made by night.
public final class ThresholdReports {
    private static final String ID = "_id";
    private static final String NEWEST = "newest";
    private static final String REPORT = "report";

    private final MongoCollection<RawBsonDocument> collection;

    ThresholdReports(MongoDatabase database) {
        this.collection = database.getCollection("thresholdReports", RawBsonDocument.class);
    }

    /// Keeps a report instead of the one before.
    public void keep(ThresholdReport report) {
        var encoded = Codecs.encode(report, ThresholdReport.class, Codecs.registry());
        var document = new BsonDocument(ID, new BsonString(NEWEST)).append(REPORT, encoded);
        collection
                .withDocumentClass(BsonDocument.class)
                .replaceOne(eq(ID, NEWEST), document, new ReplaceOptions().upsert(true));
    }

    /// The newest; empty before the first night with enough customers.
    public Optional<ThresholdReport> newest() {
        return Optional.ofNullable(collection.find(eq(ID, NEWEST)).first())
                .map(document -> (RawBsonDocument) document.getDocument(REPORT))
                .map(report -> Codecs.decode(report, ThresholdReport.class, Codecs.registry()));
    }
}
