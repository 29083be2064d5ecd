package io.amends.satisfaction.domain.score;

/// Everything a score depends on besides the facts and the instant. Immutable; every change is a
/// new version.
///
/// @param version the name by which a score says what it was computed with
/// @param halfLife how fast the past fades
public record ScoreParameters(
        String version,
        HalfLife halfLife,
        SatisfactionParameters satisfaction,
        LoyaltyParameters loyalty) {

    /// The priors: what is known before an installation has learned anything of its own.
    public static final ScoreParameters PRIORS =
            new ScoreParameters(
                    "priors-1",
                    new HalfLife(180),
                    SatisfactionParameters.DEFAULT,
                    LoyaltyParameters.DEFAULT);
}
