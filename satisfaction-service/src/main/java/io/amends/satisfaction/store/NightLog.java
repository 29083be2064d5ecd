package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Which night's work was begun last, for each kind of work. It is kept in the store, so that a
/// night's work is done once, whether the service is started again or runs several times.
public final class NightLog {
    private static final String COLLECTION = "nights";
    private static final int DUPLICATE_KEY = 11000;
    private static final String ID = "_id";
    private static final String NIGHT = "night";

    private final MongoCollection<BsonDocument> collection;

    NightLog(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION, BsonDocument.class);
    }

    /// Learns of a kind of work. The night that is known when it is heard of for the first time is
    /// over already.
    public void hearOf(String work, LocalDate night) {
        if (collection.find(eq(ID, work)).first() == null) {
            insert(work, night);
        }
    }

    /// Takes on the work of a night; false when it was begun before, or the work was never heard
    /// of.
    public boolean begin(String work, LocalDate night) {
        var known = collection.find(eq(ID, work)).first();
        if (known == null) {
            insert(work, night);
            return false;
        }
        var last = known.getString(NIGHT).getValue();
        return LocalDate.parse(last).isBefore(night)
                && collection
                                .updateOne(
                                        and(eq(ID, work), eq(NIGHT, last)),
                                        Updates.set(NIGHT, night.toString()))
                                .getModifiedCount()
                        == 1;
    }

    /// Gives the work of a night back, so that it is tried again.
    public void giveBack(String work, LocalDate night) {
        collection.updateOne(
                and(eq(ID, work), eq(NIGHT, night.toString())),
                Updates.set(NIGHT, night.minusDays(1).toString()));
    }

    private void insert(String work, LocalDate night) {
        try {
            collection.insertOne(
                    new BsonDocument(ID, new BsonString(work))
                            .append(NIGHT, new BsonString(night.toString())));
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
            // Another copy of the service was faster to say the same.
        }
    }
}
