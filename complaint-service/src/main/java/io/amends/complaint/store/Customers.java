package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
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
import io.amends.complaint.domain.PersonalData.ContactBy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Who the customers are: the only place with personal data, one document per customer. E-mail
/// address and telephone number are found by keyed hashes that lie beside them.
public final class Customers {
    private static final String ID = "_id";
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String EMAIL_HASH = "emailHash";
    private static final String PHONE = "phone";
    private static final String PHONE_HASH = "phoneHash";
    private static final String LANGUAGE = "language";
    private static final String CONTACT_BY = "contactBy";
    private static final String SINCE = "since";
    private static final String CHANGED_AT = "changedAt";

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
                        new IndexModel(Indexes.ascending(EMAIL_HASH), sparse),
                        new IndexModel(Indexes.ascending(PHONE_HASH), sparse)));
    }

    /// The id of a customer whom the caller has no pseudonym for: found by e-mail address or
    /// telephone number, else made of the keyed hash of one, so that two requests at once make the
    /// same; else made of `request`, which is to be the same when a request is repeated.
    public String idOf(PersonalData data, String request) {
        var email = emailHash(data);
        var phone = phoneHash(data);
        return first(EMAIL_HASH, email)
                .or(() -> first(PHONE_HASH, phone))
                .orElseGet(
                        () ->
                                hash.of(
                                        "id",
                                        email != null ? email : phone != null ? phone : request));
    }

    /// Keeps what is newly known of a customer; what is not mentioned stays as it is.
    public void keep(String id, PersonalData data) {
        try {
            upsert(id, data);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            upsert(id, data); // Somebody inserted the same customer meanwhile: now it is an update.
        }
    }

    /// What is known of a customer.
    public Optional<Customer> find(String id) {
        return Optional.ofNullable(collection.find(eq(ID, id)).first()).map(Customers::read);
    }

    private void upsert(String id, PersonalData data) {
        var now = Date.from(clock.instant());
        var changes = new ArrayList<Bson>();
        changes.add(setOnInsert(SINCE, now));
        changes.add(set(CHANGED_AT, now));
        put(changes, NAME, data.name());
        put(changes, EMAIL, data.email());
        put(changes, EMAIL_HASH, emailHash(data));
        put(changes, PHONE, data.phone());
        put(changes, PHONE_HASH, phoneHash(data));
        put(changes, LANGUAGE, data.language());
        var contactBy = data.contactBy();
        put(changes, CONTACT_BY, contactBy == null ? null : contactBy.name());
        collection.updateOne(eq(ID, id), combine(changes), new UpdateOptions().upsert(true));
    }

    private Optional<String> first(String field, @Nullable String value) {
        return value == null
                ? Optional.empty()
                : Optional.ofNullable(collection.find(eq(field, value)).first())
                        .map(document -> document.getString(ID));
    }

    private @Nullable String emailHash(PersonalData data) {
        var email = data.email();
        return email == null ? null : hash.of(EMAIL, email.strip().toLowerCase(Locale.ROOT));
    }

    private @Nullable String phoneHash(PersonalData data) {
        var phone = data.phone();
        return phone == null ? null : hash.of(PHONE, digits(phone));
    }

    /// The digits alone; two zeros at the start mean the same as a plus sign.
    private static String digits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        return phone.startsWith("+") ? "00" + digits : digits;
    }

    private static void put(List<Bson> changes, String field, @Nullable String value) {
        if (value != null) {
            changes.add(set(field, value));
        }
    }

    private static Customer read(Document document) {
        var contactBy = document.getString(CONTACT_BY);
        return new Customer(
                document.getString(ID),
                new PersonalData(
                        document.getString(NAME),
                        document.getString(EMAIL),
                        document.getString(PHONE),
                        document.getString(LANGUAGE),
                        contactBy == null ? null : ContactBy.valueOf(contactBy)),
                document.getDate(SINCE).toInstant());
    }
}
