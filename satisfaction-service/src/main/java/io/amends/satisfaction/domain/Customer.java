package io.amends.satisfaction.domain;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.facts.FactReader;
import io.amends.satisfaction.domain.interactions.Dealings;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.score.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer as this service keeps them.
///
/// @param facts what is known; all that a score is made of
/// @param current how they stood after the newest event, by which lists are sorted
/// @param told the figures that others were told last
public record Customer(CustomerFacts facts, Standing current, Standing told) {

    /// What became of a customer by an event, and what others are to know of it.
    ///
    /// @param customer null when the event tells nothing of a customer nobody has heard of
    public record Change(@Nullable Customer customer, List<CustomerEvent> events) {}

    /// Lets an event have its effect. The facts are the same in whatever order events come; others
    /// are told whenever the figures moved since they were told last.
    ///
    /// @param before null while nobody has heard of the customer
    /// @param reference the case that the event belongs to
    /// @param sequence the event's place in the life of its aggregate
    public static Change after(
            @Nullable Customer before,
            String reference,
            ContractEvent event,
            Sequence sequence,
            ScoreParameters parameters,
            Instant now) {
        var known = before == null ? CustomerFacts.none(event.customerId()) : before.facts();
        var facts =
                FactReader.read(event, sequence)
                        .map(fact -> known.with(reference, fact))
                        .orElse(known);
        return facts.unheardOf()
                ? new Change(before, List.of())
                : standing(before, facts, Standing.of(Score.of(facts, parameters, now)));
    }

    /// Lets another summary of the customer's interactions have its effect.
    ///
    /// @param before null while nobody has heard of the customer
    public static Change after(
            @Nullable Customer before,
            String customerId,
            Dealings dealings,
            ScoreParameters parameters,
            Instant now) {
        var known = before == null ? CustomerFacts.none(customerId) : before.facts();
        var facts = known.with(dealings);
        return facts.unheardOf()
                ? new Change(before, List.of())
                : standing(before, facts, Standing.of(Score.of(facts, parameters, now)));
    }

    private static Change standing(
            @Nullable Customer before, CustomerFacts facts, Standing current) {
        if (before != null && !current.movedSince(before.told())) {
            return new Change(new Customer(facts, current, before.told()), List.of());
        }
        var scored = new CustomerEvent.Scored(facts.customerId(), current);
        return new Change(new Customer(facts, current, current), List.of(scored));
    }
}
