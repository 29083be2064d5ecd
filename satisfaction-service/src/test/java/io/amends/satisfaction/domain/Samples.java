package io.amends.satisfaction.domain;

import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.ScoreValues;
import io.amends.satisfaction.domain.silence.Silence;
import io.amends.satisfaction.domain.silence.Warning;
import java.time.Instant;
import java.util.Random;

/// Random customers, as the store contains them.
public final class Samples {
    private static final Instant NIGHT = Instant.parse("2026-03-02T04:00:00Z");

    private Samples() {}

    /// A third have the same loyalty, as customers with few facts do; a fifth have no known
    /// amounts, a sixth no tier, a tenth a warning.
    public static Customer customer(String id, Random random) {
        var loyalty = random.nextInt(3) == 0 ? .9 : random.nextDouble();
        var spends = random.nextInt(5) != 0;
        var figures =
                new ScoreValues(
                        Math.rint(random.nextDouble() * 1000) / 10,
                        loyalty,
                        26,
                        NIGHT,
                        "priors-2",
                        spends ? Math.rint(random.nextDouble() * 300) : null,
                        spends ? Math.rint(random.nextDouble() * 30) : null);
        var tiers = Tier.values();
        var tier = random.nextInt(6) == 0 ? null : tiers[random.nextInt(tiers.length)];
        var reasons = SilenceReason.values();
        var silence =
                random.nextInt(10) == 0
                        ? new Silence(
                                new Warning(reasons[random.nextInt(reasons.length)], NIGHT), null)
                        : Silence.NONE;
        return new Customer(
                CustomerFacts.none(id),
                figures,
                figures,
                tier == null ? null : new TierMembership(tier, NIGHT),
                silence);
    }
}
