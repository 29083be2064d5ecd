package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactField;
import io.amends.complaint.domain.ContactRecord;
import io.amends.complaint.domain.ContactSource;
import io.amends.complaint.domain.CustomerMatch;
import io.amends.complaint.domain.CustomerMatch.Candidate;
import io.amends.eventing.aggregate.CheckedDocuments;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.mongodb.StoreFailures;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The customers and the only store of personal data, one document per customer. Each statement is
/// stored with source and time ([ContactRecord]); e-mail addresses and telephone numbers are
/// searched by keyed hashes.
public final class CustomerStore implements CheckedDocuments {
    private static final String COLLECTION = "customers";
    private static final String ID = "_id";
    private static final String SINCE = "since";
    private static final String CHANGED_AT = "changedAt";
    private static final String VERSION = "version";

    /// The maximum number of customers examined per identifier.
    private static final int MOST_CANDIDATES = 100;

    private final MongoCollection<Document> collection;
    private final KeyedHash hash;
    private final Clock clock;
    private final DocumentFaults faults;

    /// Also creates the indexes.
    ///
    /// @param clock the business clock
    /// @param faults called for documents that cannot be read
    public CustomerStore(
            MongoDatabase database, KeyedHash hash, Clock clock, DocumentFaults faults) {
        this.faults = faults;
        this.collection =
                database.getCollection(COLLECTION)
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.hash = hash;
        this.clock = clock;
        collection.createIndexes(
                List.of(keyIndex(ContactField.EMAIL), keyIndex(ContactField.PHONE)));
    }

    /// The id of a customer without a pseudonym: the id of the match ([CustomerMatch]); else the
    /// keyed hash of the identifiers, so that concurrent requests produce the same id; else the
    /// hash of `request`, which must be equal when a request is repeated.
    public String idOf(Collection<ContactDetail> details, ContactSource source, String request) {
        return switch (CustomerMatch.among(candidates(details, source), details, source)) {
            case CustomerMatch.Known(var id) -> id;
            case CustomerMatch.New _ -> newId(details, request);
            case CustomerMatch.Ambiguous _ -> hash.of("id", request);
        };
    }

    /// Stores statements about a customer. One read, and one write where something is new.
    ///
    /// @param at the time of the statements
    public void upsert(
            String id, Collection<ContactDetail> details, ContactSource source, Instant at) {
        while (!details.isEmpty() && isOutdated(id, details, source, at)) {
            // Retry: another request changed the same customer.
        }
    }

    /// Stores statements about a customer if the version matches; it is 0 before the first
    /// statement.
    ///
    /// @return the current customer; empty where the version differs
    public Optional<Customer> upsertIfVersion(
            String id,
            long version,
            Collection<ContactDetail> details,
            ContactSource source,
            Instant at) {
        var known = find(id);
        return known.map(Customer::version).orElse(0L) == version
                ? write(id, known.orElse(null), details, source, at)
                : Optional.empty();
    }

    /// Finds a customer by id.
    ///
    /// @throws UnreadableDocumentException where it is stored in a form that cannot be read
    public Optional<Customer> find(String id) {
        return Optional.ofNullable(collection.find(eq(ID, id)).first()).map(this::read);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public String source() {
        return "/complaint-service";
    }

    @Override
    public void check(String id) {
        Optional.ofNullable(collection.find(eq(ID, id)).first()).ifPresent(CustomerStore::customer);
    }

    private Customer read(Document document) {
        try {
            return customer(document);
        } catch (RuntimeException e) {
            var id = String.valueOf(document.get(ID));
            faults.unreadable(COLLECTION, id, e);
            throw new UnreadableDocumentException(COLLECTION, List.of(id), e);
        }
    }

    /// An unreadable customer never matches and does not block others.
    private Stream<Customer> readable(Document document) {
        try {
            return Stream.of(read(document));
        } catch (UnreadableDocumentException reported) {
            return Stream.empty();
        }
    }

    private boolean isOutdated(
            String id, Collection<ContactDetail> details, ContactSource source, Instant at) {
        return write(id, find(id).orElse(null), details, source, at).isEmpty();
    }

    private Optional<Customer> write(
            String id,
            @Nullable Customer known,
            Collection<ContactDetail> details,
            ContactSource source,
            Instant at) {
        var now = clock.instant();
        var before = known == null ? new Customer(id, ContactRecord.EMPTY, 0, now, now) : known;
        var contact = before.contact().with(details, source, at);
        if (contact.equals(before.contact())) {
            return Optional.of(before);
        }
        var next = new Customer(id, contact, before.version() + 1, before.since(), now);
        var done = known == null ? isInserted(next) : isReplaced(next);
        return done ? Optional.of(next) : Optional.empty();
    }

    private boolean isInserted(Customer customer) {
        try {
            collection.insertOne(document(customer));
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean isReplaced(Customer next) {
        var before = and(eq(ID, next.id()), eq(VERSION, next.version() - 1));
        return collection.replaceOne(before, document(next)).getMatchedCount() == 1;
    }

    private List<Candidate> candidates(Collection<ContactDetail> details, ContactSource source) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (var detail : details) {
            if (detail.field().isIdentifier()) {
                var keys = ContactBson.keys(detail, source, hash);
                collection
                        .find(in(ContactBson.keysOf(detail.field()), keys))
                        .limit(MOST_CANDIDATES)
                        .into(new ArrayList<>())
                        .stream()
                        .flatMap(this::readable)
                        .forEach(
                                it ->
                                        found.put(
                                                it.id(),
                                                new Candidate(it.id(), it.since(), it.contact())));
            }
        }
        return new ArrayList<>(found.values());
    }

    /// If a customer with the hashed id exists, their identifiers have changed since: this is
    /// another customer, whose id is derived from the request.
    private String newId(Collection<ContactDetail> details, String request) {
        var identifiers =
                details.stream()
                        .filter(it -> it.field().isIdentifier())
                        .map(it -> it.field() + " " + it.normalized())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        if (!identifiers.isEmpty()) {
            var id = hash.of("id", identifiers);
            if (find(id).isEmpty()) {
                return id;
            }
        }
        return hash.of("id", request);
    }

    private Document document(Customer customer) {
        var document = ContactBson.document(customer.contact(), hash);
        document.put(ID, customer.id());
        document.put(VERSION, customer.version());
        document.put(SINCE, Date.from(customer.since()));
        document.put(CHANGED_AT, Date.from(customer.updatedAt()));
        return document;
    }

    private static Customer customer(Document document) {
        var version = document.getLong(VERSION);
        if (version == null) {
            throw new IllegalStateException("a customer without a version");
        }
        return new Customer(
                document.getString(ID),
                ContactBson.read(document),
                version,
                document.getDate(SINCE).toInstant(),
                document.getDate(CHANGED_AT).toInstant());
    }

    private static IndexModel keyIndex(ContactField field) {
        return new IndexModel(
                Indexes.ascending(ContactBson.keysOf(field)), new IndexOptions().sparse(true));
    }
}
