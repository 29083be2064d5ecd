package io.amends.satisfaction.domain;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.facts.FactReader;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.score.ScoreValues;
import io.amends.satisfaction.domain.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer as the satisfaction-service stores them.
///
/// @param facts everything known; the only input of a score
/// @param current the figures after the newest event, by which lists are sorted
/// @param published the figures that were published last
/// @param tier decided by the last nightly pass; null before the first
/// @param silence whether there is a warning
/// @param listing derived from the others
public record Customer(
        CustomerFacts facts,
        ScoreValues current,
        ScoreValues published,
        @Nullable TierMembership tier,
        Silence silence,
        ListValues listing) {

    public Customer {
        // Documents of older versions lack both; the listing is always derived again.
        silence = silence == null ? Silence.NONE : silence;
        listing = ListValues.of(facts.customerId(), current, tier, silence);
    }

    /// A customer with the listing derived.
    Customer(
            CustomerFacts facts,
            ScoreValues current,
            ScoreValues published,
            @Nullable TierMembership tier,
            Silence silence) {
        this(
                facts,
                current,
                published,
                tier,
                silence,
                ListValues.of(facts.customerId(), current, tier, silence));
    }

    /// The customer after an event, and the events to publish.
    ///
    /// @param customer null when the event has no fact for an unknown customer
    public record Change(@Nullable Customer customer, List<CustomerEvent> events) {}

    /// Applies an event. The facts are the same in any order of events; the figures are published
    /// whenever they differ enough from those published last.
    ///
    /// @param before null while the customer is unknown
    /// @param reference the case that the event belongs to
    /// @param sequence the event's number within its aggregate
    public static Change after(
            @Nullable Customer before,
            String reference,
            ContractEvent event,
            Sequence sequence,
            ScoreParameters parameters,
            Instant now) {
        var customerId = event.customerId();
        if (customerId == null) {
            return new Change(before, List.of());
        }
        var facts = known(before, customerId, reference, event, sequence);
        return facts.isEmpty()
                ? new Change(before, List.of())
                : rescored(before, facts, parameters, now);
    }

    /// The facts after an event: unchanged where it contains none.
    ///
    /// @param before null while the customer is unknown
    public static CustomerFacts known(
            @Nullable Customer before,
            String customerId,
            String reference,
            ContractEvent event,
            Sequence sequence) {
        var known = before == null ? CustomerFacts.none(customerId) : before.facts();
        return FactReader.read(event, sequence)
                .map(fact -> known.with(reference, fact))
                .orElse(known);
    }

    /// A customer with their first facts.
    public static Change first(CustomerFacts facts, ScoreParameters parameters, Instant now) {
        return rescored(null, facts, parameters, now);
    }

    /// The same customer with more facts; the figures are not recomputed yet.
    public Customer withFacts(CustomerFacts more) {
        return new Customer(more, current, published, tier, silence);
    }

    /// Recomputes the figures from all facts, with the events to publish.
    public Change rescored(ScoreParameters parameters, Instant now) {
        return rescored(this, facts, parameters, now);
    }

    /// Applies another summary of the customer's interactions.
    ///
    /// @param before null while the customer is unknown
    public static Change after(
            @Nullable Customer before,
            String customerId,
            InteractionSummary interactions,
            ScoreParameters parameters,
            Instant now) {
        var known = before == null ? CustomerFacts.none(customerId) : before.facts();
        var facts = known.with(interactions);
        return facts.isEmpty()
                ? new Change(before, List.of())
                : rescored(before, facts, parameters, now);
    }

    /// The same customer with rebuilt facts, and the figures from these; what was published and
    /// what nightly passes decided is kept.
    public Customer withRebuilt(Customer rebuilt) {
        return new Customer(rebuilt.facts(), rebuilt.current(), published, tier, silence);
    }

    /// The same customer with what was published; the figures stay where none were.
    public Customer withPublished(PublishedState state) {
        var figures = state.figures() == null ? published : state.figures();
        return new Customer(facts, current, figures, state.tier(), state.silence());
    }

    private static Change rescored(
            @Nullable Customer before,
            CustomerFacts facts,
            ScoreParameters parameters,
            Instant now) {
        var current = ScoreValues.of(Score.of(facts, parameters, now));
        var events = new ArrayList<CustomerEvent>();
        var published = before == null ? null : before.published();
        if (published == null || current.movedSince(published)) {
            published = current;
            events.add(new CustomerEvent.Scored(facts.customerId(), current));
        }
        var tier = before == null ? null : before.tier();
        var silence = before == null ? Silence.NONE : before.silence();
        var next = NightlyDecisions.afterEvent(silence, facts, parameters, now);
        events.addAll(NightlyDecisions.events(facts.customerId(), silence, next, null));
        return new Change(new Customer(facts, current, published, tier, next), events);
    }
}
