package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.data.Collection;
import io.amends.embedded.mongo.data.Collections;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.query.FilterParser;
import io.amends.embedded.mongo.query.Query;
import io.amends.embedded.mongo.query.QueryStatistics;
import io.amends.embedded.mongo.query.Results;
import io.amends.embedded.mongo.query.SortOrder;
import java.util.List;
import java.util.Set;

/// The command `explain`: runs the query of the explained command without changes, and reports its
/// plan.
final class Explain {

    private final Engine engine;
    private final Collections collections;

    Explain(Engine engine, Collections collections) {
        this.engine = engine;
        this.collections = collections;
    }

    Document run(Request request) {
        request.allow(Set.of("verbosity"));
        Request explained =
                new Request(
                        request.database(),
                        Fields.document("explain", request.body().get("explain")));
        Collection collection = collections.find(explained.namespace());
        QueryStatistics examined = new QueryStatistics();
        Document plan = new Document("stage", "EOF");
        long found = 0;
        if (collection != null) {
            try (View view = engine.synced();
                    Results results = collection.find(view, query(explained), examined)) {
                plan = results.plan().describe();
                found = explained.name().equals("count") ? results.count() : drain(results);
            }
        }
        return Replies.ok(
                new Document(
                                "queryPlanner",
                                new Document("namespace", explained.namespace())
                                        .append("winningPlan", plan)
                                        .append("rejectedPlans", List.of()))
                        .append(
                                "executionStats",
                                new Document("executionSuccess", true)
                                        .append("nReturned", Fields.number(found))
                                        .append("totalKeysExamined", Fields.number(examined.keys()))
                                        .append(
                                                "totalDocsExamined",
                                                Fields.number(examined.documents()))));
    }

    private static long drain(Results results) {
        long found = 0;
        while (results.next() != null) {
            found++;
        }
        return found;
    }

    private static Query query(Request request) {
        return switch (request.name()) {
            case "find" -> ReadCommands.query(request);
            case "count" -> ReadCommands.countQuery(request);
            case "aggregate" -> Pipeline.parse(request).query();
            case "findAndModify" -> FindAndModify.query(request);
            case "update" -> first(request, "updates", "multi");
            case "delete" -> first(request, "deletes", "limit");
            case "distinct" -> Query.all(FilterParser.parse(request.document("query")));
            default -> throw Errors.notSupported("Explaining " + request.name() + " is");
        };
    }

    private static Query first(Request request, String statements, String many) {
        Document statement = request.documents(statements).getFirst();
        Object value = statement.get(many);
        boolean all = Boolean.TRUE.equals(value) || value instanceof Number n && n.intValue() == 0;
        return new Query(
                FilterParser.parse(Fields.document("q", statement.get("q"))),
                SortOrder.NONE,
                0,
                all ? 0 : 1,
                statement.get("hint"));
    }
}
