package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.ScoreValues;
import io.amends.satisfaction.domain.silence.Silence;
import io.amends.satisfaction.domain.silence.Warning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was published about a customer: the fold of the events. A customer holds the same.
///
/// @param figures the figures that were published last; null before the first
/// @param tier null before the first
/// @param silence whether there is a warning
public record PublishedState(
        @Nullable ScoreValues figures, @Nullable TierMembership tier, Silence silence) {

    /// Nothing was published yet.
    public static final PublishedState NONE = new PublishedState(null, null, Silence.NONE);

    /// The state after another event.
    ///
    /// @param at when it happened
    public PublishedState with(CustomerEvent event, Instant at) {
        return switch (event) {
            case CustomerEvent.Scored scored -> new PublishedState(scored.figures(), tier, silence);
            case CustomerEvent.Tiered tiered ->
                    new PublishedState(figures, new TierMembership(tiered.tier(), at), silence);
            case CustomerEvent.Warned warned ->
                    new PublishedState(
                            figures,
                            tier,
                            new Silence(new Warning(warned.reason(), at), silence.calmSince()));
            case CustomerEvent.Recovered _ ->
                    new PublishedState(figures, tier, new Silence(null, at));
        };
    }
}
