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

/// Customers made anew, in a collection beside the one in use.
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

    /// Whether any have been made.
    public boolean exist() {
        return database.listCollectionNames().into(new ArrayList<>()).contains(COLLECTION);
    }

    /// The collection, made where there is none, with the indexes of the one in use.
    public Aggregates<Customer, Void, CustomerEvent> open() {
        return factory.create(new CustomerAggregateType(COLLECTION));
    }

    /// How they take the place of those in use.
    public ShadowCollection successor() {
        return successor;
    }

    /// The topics told all of a customer where every case that the state goes by was followed as
    /// far, and where interactions that are summed up in use were told of as well. What is told of
    /// any of these brings the sums of all, which lie elsewhere.
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

    /// The same facts make the same customer, to the bit. Where facts differ, what was told to
    /// others stays what it was.
    private static BsonDocument merged(BsonDocument inUse, BsonDocument made) {
        if (made.getDocument(FACTS).equals(inUse.get(FACTS))) {
            return inUse;
        }
        var anew = customer(made);
        try {
            anew = customer(inUse).madeAnew(anew);
        } catch (RuntimeException e) {
            // The rebuilt one takes its place, as if nothing had been published of the customer.
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
