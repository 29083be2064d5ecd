package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a complaint was solved. Cause, liability and words are unknown only for imported ones.
///
/// @param number its number among the complaint's decisions, from 1; answers name it
/// @param words the message to the customer
/// @param firstContact true where it was resolved at the first contact, without further steps
public record Resolution(
        int number,
        Instant at,
        @Nullable Cause cause,
        @Nullable Liability liability,
        @Nullable String words,
        List<Remedy> remedies,
        @Nullable Money amount,
        @Nullable Boolean firstContact) {
    public Resolution {
        remedies = List.copyOf(remedies);
    }

    /// Whether it was resolved at the first contact.
    public boolean isFirstContact() {
        return Boolean.TRUE.equals(firstContact);
    }

    boolean saysTheSameAs(@Nullable Resolution other) {
        return other != null
                && equals(
                        new Resolution(
                                number,
                                at,
                                other.cause,
                                other.liability,
                                other.words,
                                other.remedies,
                                other.amount,
                                firstContact));
    }
}
