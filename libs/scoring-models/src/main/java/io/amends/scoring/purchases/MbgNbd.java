package io.amends.scoring.purchases;

/// The MBG/NBD model: a customer can drop out after each purchase, also after the first one, so it
/// can detect that a customer without repeats is gone. Source: Batislam, Denizel and Filiztekin,
/// Empirical validation and comparison of models for customer base analysis, International Journal
/// of Research in Marketing 24 (2007).
///
/// @param r shape of the purchase rate; all four are positive
/// @param alpha scale of the purchase rate, in weeks
/// @param a first parameter of the dropout probability
/// @param b second parameter of the dropout probability
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {
    public MbgNbd {
        Parameters.positive(r, alpha, a, b);
    }

    @Override
    public double survivals(int x) {
        return b + x + 1;
    }

    @Override
    public double logOddsGone(PurchaseHistory history) {
        return Math.log(a) - Math.log(b + history.x()) + (r + history.x()) * silence(history);
    }
}
