package io.amends.complaint.application;

import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactField;
import io.amends.complaint.domain.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Normalizes contact data so that values can be compared.
public final class ContactNormalizer {
    private final PhoneNumbers phones;

    /// @param phones parser of telephone numbers
    public ContactNormalizer(PhoneNumbers phones) {
        this.phones = phones;
    }

    /// The normalized details; absent fields have none.
    ///
    /// @throws InvalidContactException where an address or a number is invalid
    public List<ContactDetail> normalize(PersonalData data) {
        var all = new ArrayList<ContactDetail>();
        add(all, ContactField.NAME, data.name(), Optional::of);
        add(all, ContactField.EMAIL, data.email(), EmailAddresses::normalize);
        add(all, ContactField.PHONE, data.phone(), phones::normalize);
        add(all, ContactField.LANGUAGE, data.language(), Optional::of);
        var contactBy = data.contactBy();
        add(
                all,
                ContactField.CONTACT_BY,
                contactBy == null ? null : contactBy.name(),
                Optional::of);
        return List.copyOf(all);
    }

    private static void add(
            List<ContactDetail> all,
            ContactField field,
            @Nullable String value,
            Function<String, Optional<String>> normalize) {
        if (value != null) {
            var normalized =
                    normalize.apply(value).orElseThrow(() -> new InvalidContactException(field));
            all.add(new ContactDetail(field, value, normalized));
        }
    }
}
