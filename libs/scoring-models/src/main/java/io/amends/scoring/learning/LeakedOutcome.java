package io.amends.scoring.learning;

import java.util.Locale;

/// A feature almost determines the outcome, so it was derived from it, and no fit is possible.
public final class LeakedOutcome extends RuntimeException {
    private final int column;

    LeakedOutcome(int column, double auc) {
        super(
                String.format(
                        Locale.ROOT,
                        "column %d alone has an AUC of %.3f: it was made from the outcome",
                        column,
                        auc));
        this.column = column;
    }

    /// The column's number, from 0.
    public int column() {
        return column;
    }
}
