package io.amends.complaint.web;

import io.amends.complaint.domain.PersonalData;
import io.amends.complaint.domain.PersonalData.ContactBy;
import io.amends.web.problem.Violations;
import org.jspecify.annotations.Nullable;

/// The customer as the caller knows them: a pseudonym of the caller's, or how to reach them, or
/// nothing at all.
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

    /// What is known is not printed.
    @Override
    public String toString() {
        return "CustomerBody[…]";
    }
}
