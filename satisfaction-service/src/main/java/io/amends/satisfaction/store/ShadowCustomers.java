package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.eventing.aggregate.Aggregates;
import io.amends.eventing.aggregate.AggregatesFactory;
import io.amends.eventing.aggregate.ShadowCollection;
import io.amends.eventing.bson.Codecs;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rebuilt customers, in a collection beside the one in use.
public final class ShadowCustomers {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowCustomers.class);
    private static final String COLLECTION = "customersNext";
    private static final String FACTS = "facts";
    private static final String DEALINGS = "dealings";
    private static final ShadowCollection.Comparison COMPARISON =
            new ShadowCollection.Comparison() {
                @Override
                public BsonDocument merged(BsonDocument inUse, BsonDocument made) {
                    return ShadowCustomers.merged(inUse, made);
                }

                @Override
                public boolean isComplete(
                        @Nullable BsonDocument inUse,
                        @Nullable BsonDocument made,
                        List<String> behind) {
                    return ShadowCustomers.isComplete(inUse, made, behind);
                }
            };

    private final MongoDatabase database;
    private final AggregatesFactory factory;
    private final ShadowCollection successor;

    ShadowCustomers(MongoDatabase database, AggregatesFactory factory) {
        this.database = AggregatesFactory.careful(database);
        this.factory = factory;
        this.successor =
                new ShadowCollection(
                        this.database, CustomerAggregateType.COLLECTION, COLLECTION, COMPARISON);
    }

    /// Whether there are any.
    public boolean exist() {
        return database.listCollectionNames().into(new ArrayList<>()).contains(COLLECTION);
    }

    /// The collection, created if missing, with the indexes of the one in use.
    public Aggregates<Customer, Void, CustomerEvent> open() {
        return factory.create(new CustomerAggregateType(COLLECTION));
    }

    /// How they are merged with those in use.
    public ShadowCollection successor() {
        return successor;
    }

    /// The topics were complete for a customer if every case in the state was followed as far, and
    /// if interactions that are counted in use occurred as well. One interaction event is enough,
    /// since it loads the sums of all, which are stored elsewhere.
    private static boolean isComplete(
            @Nullable BsonDocument inUse, @Nullable BsonDocument made, List<String> behind) {
        if (!behind.isEmpty()
                && (made == null
                        || behind.stream()
                                .anyMatch(customer(made).facts().follows().orElse(_ -> true)))) {
            return false;
        }
        return !hasDealings(inUse) || hasDealings(made);
    }

    private static boolean hasDealings(@Nullable BsonDocument state) {
        return state != null
                && state.get(FACTS) instanceof BsonDocument facts
                && facts.containsKey(DEALINGS);
    }

    /// The same facts give the same customer, to the bit. Where facts differ, the last published
    /// figures are kept.
    private static BsonDocument merged(BsonDocument inUse, BsonDocument made) {
        if (made.getDocument(FACTS).equals(inUse.get(FACTS))) {
            return inUse;
        }
        var anew = customer(made);
        try {
            anew = customer(inUse).madeAnew(anew);
        } catch (RuntimeException e) {
            // The rebuilt customer replaces it, as if nothing had been published about the
            // customer.
            LOG.error(
                    "Customer {} cannot be read, and is mended by the events",
                    anew.facts().customerId(),
                    e);
        }
        return Codecs.encode(anew, Customer.class, CustomerAggregateType.CODECS);
    }

    private static Customer customer(BsonDocument state) {
        var raw = new RawBsonDocument(state, new BsonDocumentCodec());
        return Codecs.decode(raw, Customer.class, CustomerAggregateType.CODECS);
    }
}
