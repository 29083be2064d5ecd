package io.amends.satisfaction.domain.interactions;

import java.time.YearMonth;
import java.util.List;

/// The interactions of one customer in one month: what the summary is computed from. A correction
/// may lie in another month than what it corrects, so that only all months together say what holds.
///
/// @param items by id, each at the highest revision this month has seen
public record InteractionMonth(String customerId, List<Interaction> items) {
    public InteractionMonth {
        items = List.copyOf(items);
    }

    /// A month in which nothing happened yet.
    public static InteractionMonth empty(String customerId) {
        return new InteractionMonth(customerId, List.of());
    }

    /// The id of the month that an interaction belongs to.
    public static String idOf(String customerId, YearMonth month) {
        return customerId + "/" + month;
    }

    /// What an interaction is to this month.
    public Novelty noveltyOf(Interaction interaction) {
        return items.stream()
                .filter(known -> known.id().equals(interaction.id()))
                .findFirst()
                .map(known -> noveltyAgainst(known, interaction))
                .orElse(Novelty.CREATED);
    }

    /// The month with one more interaction; the same when it is a repetition or overtaken.
    public InteractionMonth with(Interaction interaction) {
        var before = Interactions.of(items);
        var after = before.withAll(List.of(interaction));
        return after == before
                ? this
                : new InteractionMonth(customerId, List.copyOf(after.byId().values()));
    }

    private static Novelty noveltyAgainst(Interaction known, Interaction other) {
        return other.revision() > known.revision() ? Novelty.REPLACED : Novelty.EXISTING;
    }

    /// What became of an interaction.
    public enum Novelty {
        /// It was not known.
        CREATED,
        /// It takes the place of a lower revision.
        REPLACED,
        /// It was known, or a higher revision is.
        EXISTING
    }
}
