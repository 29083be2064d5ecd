package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.amends.eventing.mongodb.StoreFailures;
import io.amends.satisfaction.domain.survey.CaseAnnotation;
import io.amends.satisfaction.domain.survey.SurveyAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Survey answers, a document per complaint with its subject, the responsible teams, and the
/// answers. Built from annotations in any order, with repetitions.
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String SAID_AT = AnswerBson.ANSWERS + "." + AnswerBson.AT;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> collection;

    Answers(MongoDatabase database) {
        this.collection = database.getCollection("answeredCases", BsonDocument.class);
        collection.createIndex(Indexes.ascending(SAID_AT, CustomerProjectionType.ID));
    }

    /// Records annotations with one write.
    public void note(Collection<CaseAnnotation> notes) {
        if (notes.isEmpty()) {
            return;
        }
        try {
            write(notes);
        } catch (MongoBulkWriteException e) {
            if (!StoreFailures.isOnlyDuplicates(e)) {
                throw e;
            }
            // Another process inserted the document meanwhile; now it can be updated.
            write(notes);
        }
    }

    private void write(Collection<CaseAnnotation> notes) {
        var writes = new ArrayList<UpdateOneModel<BsonDocument>>();
        for (var note : notes) {
            var found = eq(CustomerProjectionType.ID, note.reference());
            writes.add(new UpdateOneModel<>(found, update(note), UPSERT));
        }
        collection.bulkWrite(writes, UNORDERED);
    }

    private static Bson update(CaseAnnotation note) {
        var customer = Updates.set(AnswerBson.CUSTOMER, note.customerId());
        return switch (note) {
            case CaseAnnotation.About about ->
                    Updates.combine(
                            customer,
                            new BsonDocument("$set", AnswerBson.about(about)),
                            Updates.addToSet(AnswerBson.TEAMS, AnswerBson.team(about.team())));
            case CaseAnnotation.Corrected corrected ->
                    Updates.combine(customer, AnswerBson.corrected(corrected));
            case CaseAnnotation.InCare inCare ->
                    Updates.combine(
                            customer,
                            Updates.addToSet(AnswerBson.TEAMS, AnswerBson.team(inCare.team())));
            case CaseAnnotation.Answered said ->
                    Updates.combine(
                            customer,
                            Updates.addToSet(
                                    AnswerBson.ANSWERS, AnswerBson.ratings(said.ratings())));
        };
    }

    /// All answers from an instant on and before another, in the order of the complaints'
    /// references, fetched page by page while the stream is consumed.
    public Stream<SurveyAnswer> between(Instant from, Instant to) {
        var within =
                Filters.elemMatch(
                        AnswerBson.ANSWERS,
                        Filters.and(gte(AnswerBson.AT, at(from)), lt(AnswerBson.AT, at(to))));
        var found = collection.find(within).batchSize(1_000);
        return StreamSupport.stream(found.spliterator(), false)
                .flatMap(document -> read(document).stream())
                .filter(
                        each ->
                                !each.ratings().at().isBefore(from)
                                        && each.ratings().at().isBefore(to));
    }

    /// Leaves a document that cannot be read out of reports, and logs it.
    private static List<SurveyAnswer> read(BsonDocument document) {
        try {
            return AnswerBson.read(document);
        } catch (RuntimeException e) {
            LOG.error("Answers of {} cannot be read", document.get(CustomerProjectionType.ID), e);
            return List.of();
        }
    }

    private static BsonDateTime at(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
