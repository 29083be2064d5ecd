package io.amends.scoring.purchases;

/// The BG/NBD model: a customer can drop out after each repeat purchase. Source: Fader, Hardie and
/// "Counting your customers" the easy way, Marketing Science 24 (2005), equation 6.
///
/// @param r shape of the purchase rate; all four are positive
/// @param alpha scale of the purchase rate, in weeks
/// @param a first parameter of the dropout probability
/// @param b second parameter of the dropout probability
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {
    public BgNbd {
        Parameters.positive(r, alpha, a, b);
    }

    @Override
    public double survivals(int x) {
        return b + x;
    }

    @Override
    public double logOddsGone(PurchaseHistory history) {
        if (history.x() == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.log(a) - Math.log(b + history.x() - 1) + (r + history.x()) * silence(history);
    }
}
