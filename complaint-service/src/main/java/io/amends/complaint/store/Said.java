package io.amends.complaint.store;

import io.amends.complaint.domain.PersonalData;
import io.amends.complaint.domain.PersonalData.ContactBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One thing that was said of a customer, as it is stored.
///
/// @param field where it lies
/// @param hash the keyed hash that it is found by, where it is looked for
record Said(String field, String value, @Nullable String hash) {
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    private static final String NAME = "name";
    private static final String LANGUAGE = "language";
    private static final String CONTACT_BY = "contactBy";

    /// Everything that was said; nothing for what was not mentioned.
    static List<Said> of(PersonalData data, KeyedHash hash) {
        var all = new ArrayList<Said>();
        add(all, NAME, data.name(), null);
        add(all, EMAIL, data.email(), emailHash(data, hash));
        add(all, PHONE, data.phone(), phoneHash(data, hash));
        add(all, LANGUAGE, data.language(), null);
        var contactBy = data.contactBy();
        add(all, CONTACT_BY, contactBy == null ? null : contactBy.name(), null);
        return all;
    }

    static PersonalData read(Document customer) {
        var contactBy = customer.getString(CONTACT_BY);
        return new PersonalData(
                customer.getString(NAME),
                customer.getString(EMAIL),
                customer.getString(PHONE),
                customer.getString(LANGUAGE),
                contactBy == null ? null : ContactBy.valueOf(contactBy));
    }

    /// Where the hash of a field lies.
    static String hashOf(String field) {
        return field + "Hash";
    }

    static @Nullable String emailHash(PersonalData data, KeyedHash hash) {
        var email = data.email();
        return email == null ? null : hash.of(EMAIL, email.strip().toLowerCase(Locale.ROOT));
    }

    static @Nullable String phoneHash(PersonalData data, KeyedHash hash) {
        var phone = data.phone();
        return phone == null ? null : hash.of(PHONE, digits(phone));
    }

    /// The digits alone; two zeros at the start mean the same as a plus sign.
    private static String digits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        return phone.startsWith("+") ? "00" + digits : digits;
    }

    private static void add(
            List<Said> all, String field, @Nullable String value, @Nullable String hash) {
        if (value != null) {
            all.add(new Said(field, value, hash));
        }
    }

    /// What is known is not printed.
    @Override
    public String toString() {
        return "Said[" + field + "]";
    }
}
