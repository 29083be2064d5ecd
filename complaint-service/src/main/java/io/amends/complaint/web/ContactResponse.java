package io.amends.complaint.web;

import io.amends.complaint.domain.ContactField;
import io.amends.complaint.domain.ContactRecord;
import io.amends.complaint.domain.ContactStatement;
import io.amends.complaint.domain.PersonalData.ContactBy;
import io.amends.complaint.store.Customer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A customer's contact data: the values in force, their sources, and proposed values.
///
/// @param sources source and time of each value in force
/// @param proposals other values of integrations that no agent has decided about
/// @param version 0 where no contact data were stored yet
record ContactResponse(
        String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable ContactBy contactBy,
        List<Source> sources,
        List<Proposal> proposals,
        long version,
        @Nullable Instant updatedAt) {

    /// The source of a value in force.
    record Source(String field, String by, Instant at) {
        static Source of(ContactStatement statement) {
            return new Source(named(statement.field()), statement.source().name(), statement.at());
        }
    }

    /// A value that is not in force.
    record Proposal(String field, String value, String by, Instant at) {
        static Proposal of(ContactStatement statement) {
            return new Proposal(
                    named(statement.field()),
                    written(statement),
                    statement.source().name(),
                    statement.at());
        }
    }

    /// The response for a customer without contact data.
    static ContactResponse unknown(String id) {
        return of(id, ContactRecord.EMPTY, 0, null);
    }

    static ContactResponse of(Customer customer) {
        return of(customer.id(), customer.contact(), customer.version(), customer.updatedAt());
    }

    private static ContactResponse of(
            String id, ContactRecord contact, long version, @Nullable Instant updatedAt) {
        var contactBy = value(contact, ContactField.CONTACT_BY);
        return new ContactResponse(
                id,
                value(contact, ContactField.NAME),
                value(contact, ContactField.EMAIL),
                value(contact, ContactField.PHONE),
                value(contact, ContactField.LANGUAGE),
                contactBy == null ? null : ContactBy.valueOf(contactBy),
                Arrays.stream(ContactField.values())
                        .flatMap(it -> contact.inForce(it).stream())
                        .map(Source::of)
                        .toList(),
                contact.proposals().stream().map(Proposal::of).toList(),
                version,
                updatedAt);
    }

    /// A field's name in JSON.
    private static String named(ContactField field) {
        return switch (field) {
            case NAME -> "name";
            case EMAIL -> "email";
            case PHONE -> "phone";
            case LANGUAGE -> "language";
            case CONTACT_BY -> "contactBy";
        };
    }

    /// A value in JSON.
    private static String written(ContactStatement statement) {
        var value = statement.detail().value();
        return statement.field() == ContactField.CONTACT_BY
                ? value.toLowerCase(Locale.ROOT)
                : value;
    }

    private static @Nullable String value(ContactRecord contact, ContactField field) {
        return contact.inForce(field).map(it -> it.detail().value()).orElse(null);
    }
}
