package io.amends.satisfaction.domain.learning;

/// A feature all but tells the outcome, so it was made from it, and nothing can be learned from it.
public final class LeakedOutcome extends RuntimeException {
    private final int column;

    LeakedOutcome(int column, double auc) {
        super(
                "column %d alone has an AUC of %.3f: it was made from the outcome"
                        .formatted(column, auc));
        this.column = column;
    }

    /// The column's number, from 0.
    public int column() {
        return column;
    }
}
