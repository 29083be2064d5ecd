package io.amends.complaint.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Which customer is meant by somebody who says an e-mail address or a telephone number and no
/// pseudonym. One identifier that contradicts means another customer, whatever else agrees: people
/// share numbers, and are never joined by guessing.
public sealed interface CustomerMatch {

    /// A customer who may be meant.
    ///
    /// @param since when they became known
    record Candidate(String id, Instant since, ContactRecord contact) {}

    /// This one is meant.
    record Known(String id) implements CustomerMatch {}

    /// None of those who are known.
    record New() implements CustomerMatch {}

    /// It may be one of several who contradict each other: that it is one of them is not known.
    record Ambiguous() implements CustomerMatch {}

    /// Chooses among those who share an identifier with what was said: nothing may contradict; the
    /// e-mail address counts for more than the number, both together for more than either; among
    /// equals that do not contradict each other the one who is known longest is meant.
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
