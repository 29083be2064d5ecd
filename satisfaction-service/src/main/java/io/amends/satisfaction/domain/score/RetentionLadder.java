package io.amends.satisfaction.domain.score;

/// The share of unhappy customers who stay, by the outcome of their complaint (TARP's studies for
/// the US Office of Consumer Affairs, as Goodman 2006 reports them). These are priors, replaced by
/// what is fitted to the installation's customers.
///
/// @param unknownLoss the loss to assume where the customer stated none
public record RetentionLadder(
        Rung silent, Rung notHelped, Rung helped, Rung helpedFast, double unknownLoss) {

    /// The defaults.
    public static final RetentionLadder DEFAULT =
            new RetentionLadder(
                    new Rung(.37, .09),
                    new Rung(.46, .19),
                    new Rung(.70, .54),
                    new Rung(.95, .82),
                    30);

    private static final double SMALL_LOSS = 5;
    private static final double LARGE_LOSS = 100;
    private static final double FAST = .5;

    /// One step of the ladder.
    ///
    /// @param smallLoss the share that stays when they lost 5 or less
    /// @param largeLoss the share that stays when they lost 100 or more
    public record Rung(double smallLoss, double largeLoss) {

        /// The log-odds to stay after a loss: linear in the loss's logarithm between the two ends.
        double logit(double loss) {
            var clamped = Math.clamp(loss, SMALL_LOSS, LARGE_LOSS);
            var fraction = Math.log(clamped / SMALL_LOSS) / Math.log(LARGE_LOSS / SMALL_LOSS);
            return Logit.of(smallLoss) + fraction * (Logit.of(largeLoss) - Logit.of(smallLoss));
        }
    }

    /// The log-odds to stay of a customer whose case was resolved; the longer it took, the lower.
    ///
    /// @param shareOfTimeTaken of the time until the due date; fast up to one half
    double solvedLogit(double shareOfTimeTaken, double loss) {
        var fraction = Math.clamp((shareOfTimeTaken - FAST) / (1 - FAST), 0, 1);
        return helpedFast.logit(loss) + fraction * (helped.logit(loss) - helpedFast.logit(loss));
    }
}
