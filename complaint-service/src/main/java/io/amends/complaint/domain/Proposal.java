package io.amends.complaint.domain;

import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the customer was offered, and what they said to it.
///
/// @param words what the customer was told
/// @param accepted whether the customer took it
/// @param reply the customer's words on accepting it
/// @param wanted what the customer wants instead, once they refused it
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

    /// An offer nobody answered yet.
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
