package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.Successor;
import io.amends.aggregates.bson.Codecs;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import java.util.ArrayList;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Customers made anew, in a collection beside the one in use.
public final class NextCustomers {
    private static final Logger LOG = LoggerFactory.getLogger(NextCustomers.class);
    private static final String COLLECTION = "customersNext";
    private static final String FACTS = "facts";

    private final MongoDatabase database;
    private final AggregatesFactory factory;
    private final Successor successor;

    NextCustomers(MongoDatabase database, AggregatesFactory factory) {
        this.database = AggregatesFactory.careful(database);
        this.factory = factory;
        this.successor =
                new Successor(
                        this.database,
                        CustomerType.COLLECTION,
                        COLLECTION,
                        NextCustomers::merged,
                        made -> customer(made).facts().follows().orElse(_ -> true));
    }

    /// Whether any have been made.
    public boolean exist() {
        return database.listCollectionNames().into(new ArrayList<>()).contains(COLLECTION);
    }

    /// The collection, made where there is none, with the indexes of the one in use.
    public Aggregates<Customer, Void, CustomerEvent> open() {
        return factory.create(new CustomerType(COLLECTION));
    }

    /// How they take the place of those in use.
    public Successor successor() {
        return successor;
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
        return Codecs.encode(anew, Customer.class, CustomerType.CODECS);
    }

    private static Customer customer(BsonDocument state) {
        var raw = new RawBsonDocument(state, new BsonDocumentCodec());
        return Codecs.decode(raw, Customer.class, CustomerType.CODECS);
    }
}
