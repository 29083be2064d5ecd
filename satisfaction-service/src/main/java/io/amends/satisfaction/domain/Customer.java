package io.amends.satisfaction.domain;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.facts.FactReader;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreFigures;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer as this service keeps them.
///
/// @param facts what is known; all that a score is made of
/// @param current how they stood after the newest event, by which lists are sorted
/// @param told the figures that others were told last
/// @param tier what the last night made of their value; null while no night has
/// @param silence whether they are warned for
/// @param listing made of the others
public record Customer(
        CustomerFacts facts,
        ScoreFigures current,
        ScoreFigures told,
        @Nullable TierMembership tier,
        Silence silence,
        ListedFigures listing) {

    public Customer {
        // Older documents know neither; what the listing is made of is the truth in any case.
        silence = silence == null ? Silence.NONE : silence;
        listing = ListedFigures.of(facts.customerId(), current, tier, silence);
    }

    /// A customer, to be listed as they stand.
    Customer(
            CustomerFacts facts,
            ScoreFigures current,
            ScoreFigures told,
            @Nullable TierMembership tier,
            Silence silence) {
        this(
                facts,
                current,
                told,
                tier,
                silence,
                ListedFigures.of(facts.customerId(), current, tier, silence));
    }

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
        var customerId = event.customerId();
        if (customerId == null) {
            return new Change(before, List.of());
        }
        var facts = known(before, customerId, reference, event, sequence);
        return facts.unheardOf()
                ? new Change(before, List.of())
                : rescored(before, facts, parameters, now);
    }

    /// What is known of a customer once an event is: the same as before where it tells nothing.
    ///
    /// @param before null while nobody has heard of the customer
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

    /// A customer whom nobody had heard of before.
    public static Change first(CustomerFacts facts, ScoreParameters parameters, Instant now) {
        return rescored(null, facts, parameters, now);
    }

    /// The same customer of whom more is known. How they stand by that is not looked at yet.
    public Customer withFacts(CustomerFacts more) {
        return new Customer(more, current, told, tier, silence);
    }

    /// How the customer stands by all that is known, and what others are to know of it.
    public Change rescored(ScoreParameters parameters, Instant now) {
        return rescored(this, facts, parameters, now);
    }

    /// Lets another summary of the customer's interactions have its effect.
    ///
    /// @param before null while nobody has heard of the customer
    public static Change after(
            @Nullable Customer before,
            String customerId,
            InteractionSummary dealings,
            ScoreParameters parameters,
            Instant now) {
        var known = before == null ? CustomerFacts.none(customerId) : before.facts();
        var facts = known.with(dealings);
        return facts.unheardOf()
                ? new Change(before, List.of())
                : rescored(before, facts, parameters, now);
    }

    /// The same customer with the facts that were gathered anew, and how they stand by these; what
    /// others were told, and what nights decided, stays what it was.
    public Customer madeAnew(Customer made) {
        return new Customer(made.facts(), made.current(), told, tier, silence);
    }

    private static Change rescored(
            @Nullable Customer before,
            CustomerFacts facts,
            ScoreParameters parameters,
            Instant now) {
        var current = ScoreFigures.of(Score.of(facts, parameters, now));
        var events = new ArrayList<CustomerEvent>();
        var told = before == null ? null : before.told();
        if (told == null || current.movedSince(told)) {
            told = current;
            events.add(new CustomerEvent.Scored(facts.customerId(), current));
        }
        var tier = before == null ? null : before.tier();
        var silence = before == null ? Silence.NONE : before.silence();
        var next = NightlyDecisions.afterEvent(silence, facts, parameters, now);
        events.addAll(NightlyDecisions.told(facts.customerId(), silence, next, null));
        return new Change(new Customer(facts, current, told, tier, next), events);
    }
}
