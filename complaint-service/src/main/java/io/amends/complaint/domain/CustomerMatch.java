package io.amends.complaint.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The customer identified by an e-mail address or a telephone number without a pseudonym. One
/// contradicting identifier means another customer, even if the others agree: people share numbers,
/// and customers are never merged on a guess.
public sealed interface CustomerMatch {

    /// A possible match.
    ///
    /// @param since when the customer became known
    record Candidate(String id, Instant since, ContactRecord contact) {}

    /// Matches a known customer.
    record Known(String id) implements CustomerMatch {}

    /// Matches no known customer.
    record New() implements CustomerMatch {}

    /// Matches several customers who contradict each other; which one is unknown.
    record Ambiguous() implements CustomerMatch {}

    /// Chooses among candidates that share an identifier with the given details: none may
    /// contradict; the e-mail address weighs more than the number, both together more than either;
    /// among equals that do not contradict each other the one known longest wins.
    static CustomerMatch among(
            List<Candidate> candidates, Collection<ContactDetail> said, ContactSource source) {
        var fitting = candidates.stream().filter(it -> !contradicts(it, said, source)).toList();
        var most = fitting.stream().mapToInt(it -> weight(it, said, source)).max().orElse(0);
        if (most == 0) {
            return new New();
        }
        var best = fitting.stream().filter(it -> weight(it, said, source) == most).toList();
        if (contradictEachOther(best)) {
            return new Ambiguous();
        }
        return best.stream()
                .min(comparing(Candidate::since).thenComparing(Candidate::id))
                .<CustomerMatch>map(it -> new Known(it.id()))
                .orElseGet(New::new);
    }

    private static boolean contradicts(
            Candidate candidate, Collection<ContactDetail> said, ContactSource source) {
        return said.stream()
                .filter(it -> it.field().isIdentifier())
                .anyMatch(
                        it -> {
                            var known = candidate.contact().knownTo(source, it.field());
                            return !known.isEmpty() && known.stream().noneMatch(it::isSameAs);
                        });
    }

    private static int weight(
            Candidate candidate, Collection<ContactDetail> said, ContactSource source) {
        return said.stream()
                .filter(it -> it.field().isIdentifier())
                .filter(
                        it ->
                                candidate.contact().knownTo(source, it.field()).stream()
                                        .anyMatch(it::isSameAs))
                .mapToInt(it -> it.field() == ContactField.EMAIL ? 2 : 1)
                .sum();
    }

    private static boolean contradictEachOther(List<Candidate> candidates) {
        for (var field : ContactField.values()) {
            var values =
                    candidates.stream()
                            .flatMap(it -> it.contact().inForce(field).stream())
                            .map(it -> it.detail().normalized())
                            .distinct()
                            .count();
            if (field.isIdentifier() && values > 1) {
                return true;
            }
        }
        return false;
    }
}
