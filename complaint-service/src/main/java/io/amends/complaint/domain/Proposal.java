package io.amends.complaint.domain;

import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An offer to the customer and their response.
///
/// @param words the message to the customer
/// @param accepted whether the customer accepted it
/// @param reply the customer's words on accepting it
/// @param wanted what the customer wants instead; set by a refusal
public record Proposal(
        List<Remedy> remedies,
        String words,
        @Nullable Money amount,
        boolean accepted,
        @Nullable String reply,
        @Nullable String wanted) {
    public Proposal {
        remedies = List.copyOf(remedies);
    }

    /// An offer that the customer has not answered yet.
    public static Proposal of(List<Remedy> remedies, String words, @Nullable Money amount) {
        return new Proposal(remedies, words, amount, false, null, null);
    }

    Proposal acceptedWith(@Nullable String reply) {
        return new Proposal(remedies, words, amount, true, reply, null);
    }

    Proposal refusedFor(String wanted) {
        return new Proposal(remedies, words, amount, false, null, wanted);
    }

    boolean offersTheSame(Proposal other) {
        return words.equals(other.words)
                && remedies.equals(other.remedies)
                && Objects.equals(amount, other.amount);
    }
}
