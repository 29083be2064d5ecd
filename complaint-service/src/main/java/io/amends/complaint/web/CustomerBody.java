package io.amends.complaint.web;

import io.amends.complaint.domain.PersonalData;
import io.amends.complaint.domain.PersonalData.ContactBy;
import io.amends.web.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The customer as the caller knows them: a pseudonym of the caller's, or how to reach them, or
/// nothing at all.
record CustomerBody(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable ContactBy contactBy) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{3,40}");

    void check(Violations violations) {
        violations
                .check(
                        id == null || ID.matcher(id).matches(),
                        "id",
                        "must be a pseudonym of 1 to 64 letters, digits, '.', '_', '~' or '-';"
                                + " an e-mail address belongs into email")
                .optionalText("name", name, 200)
                .optionalText("email", email, 254)
                .check(
                        email == null || EMAIL.matcher(email).matches(),
                        "email",
                        "must be an e-mail address, as kim@example.org")
                .check(
                        phone == null || PHONE.matcher(phone).matches(),
                        "phone",
                        "must be a telephone number, as +49 30 1234567");
        Languages.check(violations, "language", language);
    }

    PersonalData personalData() {
        return new PersonalData(name, email, phone, language, contactBy);
    }

    /// What is known is not printed.
    @Override
    public String toString() {
        return "CustomerBody[…]";
    }
}
