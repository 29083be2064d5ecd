package io.amends.complaint.store;

import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactField;
import io.amends.complaint.domain.ContactRecord;
import io.amends.complaint.domain.ContactSource;
import io.amends.complaint.domain.ContactStatement;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/// Maps contact data to and from BSON.
final class ContactBson {
    static final String STATEMENTS = "statements";
    static final String INTRODUCED_BY = "introducedBy";
    private static final String FIELD = "field";
    private static final String VALUE = "value";
    private static final String NORMALIZED = "normalized";
    private static final String BY = "by";
    private static final String STAFF = "staff";
    private static final String AT = "at";

    private ContactBson() {}

    static ContactRecord read(Document customer) {
        var statements = customer.getList(STATEMENTS, Document.class, List.of());
        return new ContactRecord(
                customer.getString(INTRODUCED_BY),
                statements.stream().map(ContactBson::statement).toList());
    }

    /// The fields of a customer's document with contact data and search keys.
    static Document document(ContactRecord contact, KeyedHash hash) {
        return new Document(INTRODUCED_BY, contact.introducedBy())
                .append(STATEMENTS, contact.statements().stream().map(ContactBson::bson).toList())
                .append(keysOf(ContactField.EMAIL), keys(contact, ContactField.EMAIL, hash))
                .append(keysOf(ContactField.PHONE), keys(contact, ContactField.PHONE, hash));
    }

    /// The name of the document field with the search keys.
    static String keysOf(ContactField field) {
        return switch (field) {
            case EMAIL -> "emailKeys";
            case PHONE -> "phoneKeys";
            case NAME, LANGUAGE, CONTACT_BY ->
                    throw new IllegalArgumentException("customers are not found by " + field);
        };
    }

    /// The keys by which a source finds customers: those of values in force and those of the
    /// source's own values.
    static List<String> keys(ContactDetail detail, ContactSource source, KeyedHash hash) {
        return List.of(inForce(detail, hash), ownOf(source, detail, hash));
    }

    private static List<String> keys(ContactRecord contact, ContactField field, KeyedHash hash) {
        var inForce = contact.inForce(field).stream().map(it -> inForce(it.detail(), hash));
        var own =
                contact.statements().stream()
                        .filter(it -> it.field() == field && !it.source().staff())
                        .map(it -> ownOf(it.source(), it.detail(), hash));
        return Stream.concat(inForce, own).distinct().toList();
    }

    private static String inForce(ContactDetail detail, KeyedHash hash) {
        return hash.of(detail.field().name(), detail.normalized());
    }

    private static String ownOf(ContactSource source, ContactDetail detail, KeyedHash hash) {
        return hash.of(detail.field() + " " + source.name(), detail.normalized());
    }

    private static ContactStatement statement(Document statement) {
        return new ContactStatement(
                new ContactDetail(
                        ContactField.valueOf(statement.getString(FIELD)),
                        statement.getString(VALUE),
                        statement.getString(NORMALIZED)),
                new ContactSource(statement.getString(BY), statement.getBoolean(STAFF)),
                statement.getDate(AT).toInstant());
    }

    private static Document bson(ContactStatement statement) {
        return new Document(FIELD, statement.field().name())
                .append(VALUE, statement.detail().value())
                .append(NORMALIZED, statement.detail().normalized())
                .append(BY, statement.source().name())
                .append(STAFF, statement.source().staff())
                .append(AT, Date.from(statement.at()));
    }
}
