package io.amends.testing;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import org.bson.Document;

/// What the store reports about an executed query.
///
/// @param examined number of documents it examined
/// @param returned number of documents it returned
public record QueryExplanation(int examined, int returned) {

    /// Runs a query and explains it.
    public static QueryExplanation of(FindIterable<?> query) {
        var stats =
                query.explain(ExplainVerbosity.EXECUTION_STATS)
                        .get("executionStats", Document.class);
        return new QueryExplanation(
                stats.getInteger("totalDocsExamined"), stats.getInteger("nReturned"));
    }
}
