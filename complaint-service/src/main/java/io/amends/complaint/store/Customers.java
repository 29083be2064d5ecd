package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import io.amends.complaint.domain.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Who the customers are: the only place with personal data, one document per customer. E-mail
/// address and telephone number are found by keyed hashes that lie beside them. Beside each thing
/// that was said lies when it was said, so that the latest word stays whatever order they come in.
public final class Customers {
    private static final String ID = "_id";
    private static final String SAID_AT = "saidAt";
    private static final String SINCE = "since";
    private static final String CHANGED_AT = "changedAt";
    private static final String VERSION = "version";

    private final MongoCollection<Document> collection;
    private final KeyedHash hash;
    private final Clock clock;

    /// Creates the indexes as well.
    ///
    /// @param clock the business clock
    public Customers(MongoDatabase database, KeyedHash hash, Clock clock) {
        this.collection =
                database.getCollection("customers")
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.hash = hash;
        this.clock = clock;
        var sparse = new IndexOptions().sparse(true);
        collection.createIndexes(
                List.of(
                        new IndexModel(Indexes.ascending(Said.hashOf(Said.EMAIL)), sparse),
                        new IndexModel(Indexes.ascending(Said.hashOf(Said.PHONE)), sparse)));
    }

    /// The id of a customer whom the caller has no pseudonym for: found by e-mail address or
    /// telephone number, else made of the keyed hash of one, so that two requests at once make the
    /// same; else made of `request`, which is to be the same when a request is repeated.
    public String idOf(PersonalData data, String request) {
        var email = Said.emailHash(data, hash);
        var phone = Said.phoneHash(data, hash);
        return first(Said.EMAIL, email)
                .or(() -> first(Said.PHONE, phone))
                .orElseGet(
                        () ->
                                hash.of(
                                        "id",
                                        email != null ? email : phone != null ? phone : request));
    }

    /// Keeps what was said of a customer; what is not mentioned, and what was said later than this,
    /// stays as it is. One call of the store where the customer is new or all of it is known
    /// already, and a write for a new one alone.
    ///
    /// @param at when it was said
    public void keep(String id, PersonalData data, Instant at) {
        var said = Said.of(data, hash);
        while (!said.isEmpty() && !isKnownOrNew(id, said, at) && !isMerged(id, said, at)) {
            // Somebody else changed the same customer meanwhile.
        }
    }

    /// What is known of a customer.
    public Optional<Customer> find(String id) {
        return Optional.ofNullable(collection.find(eq(ID, id)).first())
                .map(it -> new Customer(id, Said.read(it), it.getDate(SINCE).toInstant()));
    }

    /// A customer of whom all of this is known is met and not changed; one that is not there is
    /// inserted with it, the filter's part being the new document's; one of whom something else is
    /// known stands in the way of that.
    private boolean isKnownOrNew(String id, List<Said> said, Instant at) {
        var met = new ArrayList<Bson>(List.of(eq(ID, id)));
        said.forEach(it -> met.add(eq(it.field(), it.value())));
        var now = Date.from(clock.instant());
        var born = new ArrayList<Bson>();
        born.add(setOnInsert(SINCE, now));
        born.add(setOnInsert(CHANGED_AT, now));
        born.add(setOnInsert(VERSION, 1L));
        for (var one : said) {
            born.add(setOnInsert(saidAt(one), Date.from(at)));
            if (one.hash() != null) {
                born.add(setOnInsert(Said.hashOf(one.field()), one.hash()));
            }
        }
        try {
            collection.updateOne(and(met), combine(born), new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean isMerged(String id, List<Said> said, Instant at) {
        var known = collection.find(eq(ID, id)).first();
        if (known == null) {
            return false;
        }
        var changes = new ArrayList<Bson>();
        for (var one : said) {
            if (isNews(one, at, known)) {
                changes.add(set(one.field(), one.value()));
                changes.add(set(saidAt(one), Date.from(at)));
                if (one.hash() != null) {
                    changes.add(set(Said.hashOf(one.field()), one.hash()));
                }
            }
        }
        if (changes.isEmpty()) {
            return true;
        }
        changes.add(set(CHANGED_AT, Date.from(clock.instant())));
        changes.add(inc(VERSION, 1L));
        var unchanged = and(eq(ID, id), eq(VERSION, known.get(VERSION)));
        return collection.updateOne(unchanged, combine(changes)).getMatchedCount() == 1;
    }

    private static boolean isNews(Said said, Instant at, Document known) {
        var before = known.getEmbedded(List.of(SAID_AT, said.field()), Date.class);
        return !said.value().equals(known.getString(said.field()))
                && (before == null || !before.toInstant().isAfter(at));
    }

    private static String saidAt(Said said) {
        return SAID_AT + "." + said.field();
    }

    private Optional<String> first(String field, @Nullable String value) {
        return value == null
                ? Optional.empty()
                : Optional.ofNullable(collection.find(eq(Said.hashOf(field), value)).first())
                        .map(document -> document.getString(ID));
    }
}
