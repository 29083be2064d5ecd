package io.amends.testing;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import org.bson.Document;

/// What the store says of a query that it ran.
///
/// @param examined how many documents it looked at
/// @param returned how many of them it returned
public record QueryExplanation(int examined, int returned) {

    /// Runs a query and asks.
    public static QueryExplanation of(FindIterable<?> query) {
        var stats =
                query.explain(ExplainVerbosity.EXECUTION_STATS)
                        .get("executionStats", Document.class);
        return new QueryExplanation(
                stats.getInteger("totalDocsExamined"), stats.getInteger("nReturned"));
    }
}
