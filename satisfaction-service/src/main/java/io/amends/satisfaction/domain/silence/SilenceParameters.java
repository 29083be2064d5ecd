package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;

/// The levels from which silence is a warning, by reason on its own scale; see [SilenceSignal].
///
/// @param ownRhythm in mean gaps between the customer's own purchase days
/// @param surprise the probability that a customer like them would have bought again by now
/// @param declineOfSpend S of the cumulative sum, in usual purchases missed
/// @param latePayments number of late ones among the last three payments
/// @param noVisit in mean gaps between the customer's own visits
public record SilenceParameters(
        Threshold ownRhythm,
        Threshold surprise,
        Threshold declineOfSpend,
        Threshold latePayments,
        Threshold noVisit) {

    /// Three times the own rhythm, 95 %, odds of 20 to 1 for half the spend (ln 20 / ln 2), two of
    /// three payments.
    public static final SilenceParameters DEFAULT =
            new SilenceParameters(
                    new Threshold(3, 2),
                    new Threshold(.95, .90),
                    new Threshold(4.3, 2.15),
                    new Threshold(2, 0),
                    new Threshold(3, 2));

    /// The same with another alarm level for declining spend.
    public SilenceParameters decliningFrom(double alarm) {
        var declining = new Threshold(alarm, alarm / 2);
        return new SilenceParameters(ownRhythm, surprise, declining, latePayments, noVisit);
    }

    /// The threshold of a reason.
    public Threshold of(SilenceReason reason) {
        return switch (reason) {
            case OWN_RHYTHM -> ownRhythm;
            case SURPRISE -> surprise;
            case DECLINE_OF_SPEND -> declineOfSpend;
            case LATE_PAYMENTS -> latePayments;
            case NO_VISIT -> noVisit;
        };
    }
}
