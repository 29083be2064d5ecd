package io.amends.satisfaction.domain;

import io.amends.contracts.DerivedMoney;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.money.TierCutsByCurrency;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.money.YearlyValue;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.score.ScoreValues;
import io.amends.satisfaction.domain.silence.Silence;
import io.amends.satisfaction.domain.silence.SilenceSignals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What time alone changes for a customer: their figures decay, their value is compared with that
/// of others, and their silence is detected.
///
/// @param tiers the tier cuts of all customers' values
/// @param now the pass's instant, the same for all customers
public record NightlyDecisions(TierCutsByCurrency tiers, ScoreParameters parameters, Instant now) {

    /// The decisions for a customer. One whose figures change only a little stays unchanged, which
    /// saves the write: loyalty by less than 0.001, satisfaction by less than 0.1, money by less
    /// than a hundredth.
    public Customer.Change decide(Customer before) {
        var facts = before.facts().asOf(now);
        var score = Score.of(before.facts(), parameters, now);
        var fresh = ScoreValues.of(score);
        var tier = tier(before.tier(), facts.interactions());
        var silence =
                before.silence()
                        .byNight(
                                signals(before.silence(), facts, parameters, now),
                                parameters.silence(),
                                now);
        var current = fresh.driftedFrom(before.current()) ? fresh : before.current();
        var after = new Customer(before.facts(), current, before.published(), tier, silence);
        var events = new ArrayList<>(events(before, tier, facts.interactions()));
        var valueAtRisk = score.valueAtRisk();
        events.addAll(
                events(
                        before.facts().customerId(),
                        before.silence(),
                        silence,
                        valueAtRisk == null ? null : valueAtRisk.atRisk()));
        return new Customer.Change(after, events);
    }

    /// A customer's spend of the twelve months before a day, times the margin: the value that
    /// decides the tier. Empty where no amounts are known or they are in several currencies.
    public static Optional<YearlyValue> value(
            InteractionSummary interactions, double margin, int today) {
        return Optional.ofNullable(interactions.currency())
                .map(
                        currency ->
                                YearlyValue.ofSpend(interactions.spentInYearBefore(today), currency)
                                        .times(margin));
    }

    static Silence afterEvent(
            Silence before, CustomerFacts facts, ScoreParameters parameters, Instant now) {
        return before.warning() == null
                ? before
                : before.afterEvent(
                        signals(before, facts.asOf(now), parameters, now),
                        parameters.silence(),
                        now);
    }

    /// The events to publish for a change of silence.
    static List<CustomerEvent> events(
            String customerId, Silence before, Silence after, @Nullable DerivedMoney atStake) {
        var was = before.warning();
        var is = after.warning();
        if (is != null && !is.equals(was)) {
            return List.of(new CustomerEvent.Warned(customerId, is.reason(), atStake));
        }
        return was != null && is == null
                ? List.of(new CustomerEvent.Recovered(customerId, was.reason(), was.since()))
                : List.of();
    }

    private List<CustomerEvent> events(
            Customer before, @Nullable TierMembership tier, InteractionSummary interactions) {
        var was = before.tier() == null ? null : before.tier().tier();
        var value = value(interactions, parameters.margin(), CustomerFacts.day(now));
        return tier == null || tier.tier() == was || value.isEmpty()
                ? List.of()
                : List.of(
                        new CustomerEvent.Tiered(
                                before.facts().customerId(),
                                tier.tier(),
                                value.get().whole(),
                                was));
    }

    private @Nullable TierMembership tier(
            @Nullable TierMembership before, InteractionSummary interactions) {
        var current = before == null ? null : before.tier();
        return value(interactions, parameters.margin(), CustomerFacts.day(now))
                .flatMap(
                        value ->
                                tiers.next(
                                        current,
                                        value.currency(),
                                        Math.rint(value.minorUnits().doubleValue())))
                .filter(tier -> tier != current)
                .map(tier -> new TierMembership(tier, now))
                .orElse(before);
    }

    private static SilenceSignals signals(
            Silence before, CustomerFacts facts, ScoreParameters parameters, Instant now) {
        var purchases = parameters.purchases();
        var calmSince = before.calmSince();
        return SilenceSignals.of(
                facts.interactions(),
                purchases == null ? null : purchases.model(),
                parameters.silence(),
                CustomerFacts.day(now),
                calmSince == null ? null : CustomerFacts.day(calmSince));
    }
}
