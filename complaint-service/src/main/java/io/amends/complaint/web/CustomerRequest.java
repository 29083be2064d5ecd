package io.amends.complaint.web;

import io.amends.complaint.domain.PersonalData;
import io.amends.complaint.domain.PersonalData.ContactBy;
import io.amends.web.problem.Violations;
import org.jspecify.annotations.Nullable;

/// The customer of a new complaint: a pseudonym from the caller, or contact data, or nothing.
record CustomerRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable ContactBy contactBy) {
    void check(Violations violations) {
        violations.check(id == null || CustomerIds.isWellFormed(id), "id", CustomerIds.EXPECTED);
        ContactRequest.check(violations, personalData());
    }

    PersonalData personalData() {
        return new PersonalData(name, email, phone, language, contactBy);
    }

    /// Leaves the values out, since they are personal data.
    @Override
    public String toString() {
        return "CustomerBody[…]";
    }
}
