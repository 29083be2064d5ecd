package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.data.Collection;
import io.amends.embedded.mongo.data.Collections;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import io.amends.embedded.mongo.query.FoundDocument;
import io.amends.embedded.mongo.query.Query;
import io.amends.embedded.mongo.query.QueryStatistics;
import io.amends.embedded.mongo.query.Results;
import io.amends.embedded.mongo.query.SortOrder;
import io.amends.embedded.mongo.update.Update;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command `findAndModify`: changes or removes the first match in a sort order and returns it.
final class FindAndModify {

    private final Engine engine;
    private final Collections collections;

    FindAndModify(Engine engine, Collections collections) {
        this.engine = engine;
        this.collections = collections;
    }

    Document run(Request request, QueryStatistics examined) {
        request.allow(
                Set.of(
                        "query",
                        "sort",
                        "remove",
                        "update",
                        "new",
                        "fields",
                        "upsert",
                        "arrayFilters",
                        "hint",
                        "bypassDocumentValidation"));
        boolean remove = request.flag("remove", false);
        if (remove == request.body().containsKey("update")) {
            throw Errors.failedToParse(
                    remove
                            ? "Cannot specify both an update and remove=true"
                            : "Either an update or remove=true must be specified");
        }
        return collections.write(
                request.namespace(),
                collection ->
                        remove
                                ? remove(collection, request, examined)
                                : update(collection, request, examined));
    }

    private Document remove(Collection collection, Request request, QueryStatistics examined) {
        FoundDocument found = first(collection, request, examined);
        if (found != null) {
            collection.remove(found);
        }
        Document outcome = new Document("n", found == null ? 0 : 1);
        return reply(request, outcome, found == null ? null : found.document());
    }

    private Document update(Collection collection, Request request, QueryStatistics examined) {
        Filter filter = FilterParser.parse(request.document("query"));
        Update update =
                Update.parse(
                        request.body().get("update"),
                        Fields.list("arrayFilters", request.body().get("arrayFilters")));
        FoundDocument found = first(collection, request, examined);
        if (found != null) {
            Document changed = update.apply(found.document(), filter);
            collection.replace(found, changed);
            Document outcome = new Document("n", 1).append("updatedExisting", true);
            return reply(request, outcome, request.flag("new", false) ? changed : found.document());
        }
        Document outcome = new Document("n", 0).append("updatedExisting", false);
        if (!request.flag("upsert", false)) {
            return reply(request, outcome, null);
        }
        Document inserted = update.insertion(filter);
        collection.insert(inserted);
        outcome.put("n", 1);
        outcome.put("upserted", inserted.get("_id"));
        return reply(request, outcome, request.flag("new", false) ? inserted : null);
    }

    private @Nullable FoundDocument first(
            Collection collection, Request request, QueryStatistics examined) {
        try (View view = engine.newest();
                Results results = collection.find(view, query(request), examined)) {
            return results.next();
        }
    }

    static Query query(Request request) {
        return new Query(
                FilterParser.parse(request.document("query")),
                SortOrder.parse(request.document("sort")),
                0,
                1,
                request.body().get("hint"));
    }

    private static Document reply(Request request, Document outcome, @Nullable Document value) {
        Projection projection = Projection.parse(request.document("fields"));
        return Replies.ok(
                new Document("lastErrorObject", outcome)
                        .append("value", value == null ? null : projection.apply(value)));
    }
}
