package io.amends.complaint.domain;

import org.jspecify.annotations.Nullable;

/// A customer's personal data. Stored in the customers' store only: no event, no complaint and no
/// log line contains it.
///
/// @param language the customer's, BCP 47
/// @param contactBy the customer's preferred channel
public record PersonalData(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable ContactBy contactBy) {

    /// The preferred contact channel.
    public enum ContactBy {
        PHONE,
        EMAIL,
        SMS,
        CHAT,
        LETTER,
        IN_PERSON
    }

    /// Whether all fields are absent.
    public boolean isEmpty() {
        return name == null
                && email == null
                && phone == null
                && language == null
                && contactBy == null;
    }

    /// Leaves the values out, since they are personal data.
    @Override
    public String toString() {
        return "PersonalData[…]";
    }
}
