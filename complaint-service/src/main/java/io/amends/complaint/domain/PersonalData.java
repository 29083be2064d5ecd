package io.amends.complaint.domain;

import org.jspecify.annotations.Nullable;

/// Who a customer is. It lies in the customers' store and nowhere else: no event, no complaint, no
/// log line has it.
///
/// @param language the customer's, BCP 47
/// @param contactBy how the customer wants to be reached
public record PersonalData(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable ContactBy contactBy) {

    /// How a customer wants to be reached.
    public enum ContactBy {
        PHONE,
        EMAIL,
        SMS,
        CHAT,
        LETTER,
        IN_PERSON
    }

    /// Whether nothing is known.
    public boolean isEmpty() {
        return name == null
                && email == null
                && phone == null
                && language == null
                && contactBy == null;
    }

    /// What is known is not printed.
    @Override
    public String toString() {
        return "PersonalData[…]";
    }
}
