package io.amends.satisfaction.domain.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The effect of a single case on loyalty.
record CaseEffects(LoyaltyParameters loyalty, HalfLife halfLife, Instant now) {
    private static final double THOUSANDTHS = 1000;

    /// Δ of a case, decaying from its last transition.
    ///
    /// @param solved whether to assume that an unsettled case is resolved fast, now
    double of(CaseStatus standing, boolean solved) {
        if (solved && standing.unsettled()) {
            return loyalty.against(loyalty.ladder().solvedLogit(0, loss(standing)));
        }
        return now(standing) * halfLife.weightOf(standing.latest().at(), now);
    }

    private double now(CaseStatus standing) {
        var ladder = loyalty.ladder();
        var loss = loss(standing);
        return switch (standing.standing()) {
            case WITHDRAWN -> 0;
            case REJECTED, NOT_SOLVED -> loyalty.against(ladder.notHelped().logit(loss));
            case OPEN ->
                    loyalty.against(
                            (standing.overdue(now) ? ladder.notHelped() : ladder.helped())
                                    .logit(loss));
            case RESOLVED -> loyalty.against(solved(standing, loss));
        };
    }

    // After a reopening no resolution counts as fast, however soon it came.
    private double solved(CaseStatus standing, double loss) {
        var logit = loyalty.ladder().solvedLogit(standing.shareOfTimeTaken(), loss);
        return standing.reopened() ? Math.min(logit, loyalty.ladder().helped().logit(loss)) : logit;
    }

    private double loss(CaseStatus standing) {
        @Nullable Long known = standing.opened().lossThousandths();
        return known == null ? loyalty.ladder().unknownLoss() : known / THOUSANDTHS;
    }
}
