package io.amends.complaint.application;

import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactField;
import io.amends.complaint.domain.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings what is said of a customer into forms that can be compared.
public final class ContactDetails {
    private final PhoneNumbers phones;

    /// @param phones how telephone numbers are read
    public ContactDetails(PhoneNumbers phones) {
        this.phones = phones;
    }

    /// Something that was said cannot be right.
    public static final class Impossible extends RuntimeException {
        private final ContactField field;

        Impossible(ContactField field) {
            super(field + " is impossible", null, false, false);
            this.field = field;
        }

        /// Where it was said.
        public ContactField field() {
            return field;
        }
    }

    /// Everything that was said; nothing for what was not mentioned.
    ///
    /// @throws Impossible where an address or a number cannot be one
    public List<ContactDetail> of(PersonalData data) {
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
            var normalized = normalize.apply(value).orElseThrow(() -> new Impossible(field));
            all.add(new ContactDetail(field, value, normalized));
        }
    }
}
