package io.amends.complaint.web;

import io.amends.complaint.application.ContactNormalizer;
import io.amends.complaint.application.EmailAddresses;
import io.amends.complaint.application.InvalidContactException;
import io.amends.complaint.application.PhoneNumbers;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.PersonalData;
import io.amends.complaint.domain.PersonalData.ContactBy;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violation;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An agent's change of contact data: at least one field; absent fields stay.
@Schema(example = "{\"phone\": \"+44 161 496 0000\", \"contactBy\": \"phone\"}")
record ContactRequest(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable ContactBy contactBy)
        implements ValidatedBody {
    private static final String NO_EMAIL = "must be an e-mail address, as kim@example.org";
    private static final String NO_PHONE =
            "must be a telephone number that can be dialled, as +44 161 496 0000";
    private static final int LONGEST_PHONE = 50;

    @Override
    public void check(Violations violations, Instant now) {
        violations.check(
                !personalData().isEmpty() || !violations.isEmpty(),
                "",
                "must say at least one of name, email, phone, language, contactBy");
        check(violations, personalData());
    }

    /// Reports values that are invalid in every region.
    static void check(Violations violations, PersonalData data) {
        var name = data.name();
        var email = data.email();
        var phone = data.phone();
        if (name != null) {
            violations.text("name", name, 200);
        }
        violations
                .optionalText("email", email, 254)
                .check(
                        email == null || EmailAddresses.normalize(email).isPresent(),
                        "email",
                        NO_EMAIL)
                .optionalText("phone", phone, LONGEST_PHONE)
                .check(phone == null || PhoneNumbers.isPlausible(phone), "phone", NO_PHONE);
        Languages.check(violations, "language", data.language());
    }

    /// The details in normalized form.
    ///
    /// @param place JSON pointer to the object with the data
    /// @throws Problem 400 where a number is impossible in the default region
    static List<ContactDetail> details(
            ContactNormalizer contacts, PersonalData data, String place) {
        try {
            return contacts.normalize(data);
        } catch (InvalidContactException invalid) {
            var field = invalid.field().name().toLowerCase(Locale.ROOT);
            throw Problem.invalid(new Violation(place + "/" + field, NO_PHONE));
        }
    }

    PersonalData personalData() {
        return new PersonalData(name, email, phone, language, contactBy);
    }

    /// Leaves the values out, since they are personal data.
    @Override
    public String toString() {
        return "ContactBody[…]";
    }
}
