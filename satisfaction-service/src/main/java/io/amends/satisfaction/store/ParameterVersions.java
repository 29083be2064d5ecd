package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.CreateResult;
import io.amends.satisfaction.domain.ParametersInForce;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Every learned version of the parameters, and which one is in force. A version never changes; any
/// other one can be activated at any time.
public final class ParameterVersions {
    private static final String COLLECTION = "parameters";
    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String NOTE = "note";

    private final MongoCollection<BsonDocument> collection;
    private final AggregateStore<
                    ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event>
            inForce;

    ParameterVersions(
            MongoDatabase database,
            AggregateStore<ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event>
                    inForce) {
        this.collection = database.getCollection(COLLECTION, BsonDocument.class);
        this.inForce = inForce;
    }

    /// An entry of the list of versions.
    ///
    /// @param note the result of its fit
    public record Version(String name, Instant at, String note) {}

    /// Stores a new version.
    ///
    /// @throws IllegalStateException when the name is taken
    public void save(ScoreParameters parameters, Instant at, String note) {
        var document =
                ParameterBson.write(parameters)
                        .append(ID, new BsonString(parameters.version()))
                        .append(AT, new BsonDateTime(at.toEpochMilli()))
                        .append(NOTE, new BsonString(note));
        collection.insertOne(document);
    }

    /// Activates a version, and publishes that.
    ///
    /// @param by the operator
    /// @throws IllegalArgumentException for an unknown version
    public void choose(String version, String by) {
        if (collection.find(eq(ID, version)).first() == null) {
            throw new IllegalArgumentException("there is no version " + version);
        }
        var call = CommandRequest.of(new ParametersInForce.Choose(version), by);
        switch (inForce.create(ParametersInForceAggregateType.ID, call)) {
            case CreateResult.Created<ParametersInForce> _ -> {}
            case CreateResult.Existing<ParametersInForce> _ ->
                    inForce.handle(ParametersInForceAggregateType.ID, call);
        }
    }

    /// The parameters in force, combined with the settings; empty before the first choice.
    public Optional<ScoreParameters> chosen(ScoreParameters settings) {
        return inForce.find(ParametersInForceAggregateType.ID)
                .map(stored -> stored.state().version())
                .flatMap(version -> Optional.ofNullable(collection.find(eq(ID, version)).first()))
                .map(document -> ParameterBson.read(document, name(document), settings));
    }

    /// All versions, the newest first.
    public List<Version> list() {
        var versions = new ArrayList<Version>();
        for (var document : collection.find().sort(Sorts.descending(AT, ID))) {
            versions.add(
                    new Version(
                            name(document),
                            Instant.ofEpochMilli(document.getDateTime(AT).getValue()),
                            document.getString(NOTE).getValue()));
        }
        return versions;
    }

    private static String name(BsonDocument document) {
        return document.getString(ID).getValue();
    }
}
