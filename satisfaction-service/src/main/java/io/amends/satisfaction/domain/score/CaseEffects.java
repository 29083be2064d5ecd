package io.amends.satisfaction.domain.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The effect of a single case on loyalty.
record CaseEffects(LoyaltyParameters loyalty, HalfLife halfLife, Instant now) {
    private static final double THOUSANDTHS = 1000;

    /// Δ of a case, decaying from its last transition.
    ///
    /// @param solved whether to assume that an unsettled case is resolved fast, now
    double of(CaseStatus status, boolean solved) {
        if (solved && status.unsettled()) {
            return loyalty.against(loyalty.ladder().solvedLogit(0, loss(status)));
        }
        return now(status) * halfLife.weightOf(status.latest().at(), now);
    }

    private double now(CaseStatus status) {
        var ladder = loyalty.ladder();
        var loss = loss(status);
        return switch (status.status()) {
            case WITHDRAWN, MERGED -> 0;
            case REJECTED, NOT_SOLVED -> loyalty.against(ladder.notHelped().logit(loss));
            case OPEN ->
                    loyalty.against(
                            (status.overdue(now) ? ladder.notHelped() : ladder.helped())
                                    .logit(loss));
            case RESOLVED -> loyalty.against(solved(status, loss));
        };
    }

    // After a reopening no resolution counts as fast, however soon it came.
    private double solved(CaseStatus status, double loss) {
        var logit = loyalty.ladder().solvedLogit(status.shareOfTimeTaken(), loss);
        return status.reopened() ? Math.min(logit, loyalty.ladder().helped().logit(loss)) : logit;
    }

    private double loss(CaseStatus status) {
        @Nullable Long known = status.opened().lossThousandths();
        return known == null ? loyalty.ladder().unknownLoss() : known / THOUSANDTHS;
    }
}
