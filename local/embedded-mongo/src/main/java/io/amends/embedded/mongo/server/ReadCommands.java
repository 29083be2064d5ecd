package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Path;
import io.amends.embedded.mongo.data.Collection;
import io.amends.embedded.mongo.data.Collections;
import io.amends.embedded.mongo.data.NamedCollection;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import io.amends.embedded.mongo.query.FoundDocument;
import io.amends.embedded.mongo.query.Query;
import io.amends.embedded.mongo.query.QueryStatistics;
import io.amends.embedded.mongo.query.Results;
import io.amends.embedded.mongo.query.SortOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The commands that read: `find`, `getMore`, `killCursors`, `count`, `distinct`, `aggregate`. They
/// read a state that is on disk.
final class ReadCommands {

    private static final int FIRST_BATCH = 101;
    private static final Set<String> FIND =
            Set.of(
                    "filter",
                    "sort",
                    "projection",
                    "skip",
                    "limit",
                    "batchSize",
                    "singleBatch",
                    "allowDiskUse",
                    "hint",
                    "allowPartialResults");

    private final Collections collections;
    private final Cursors cursors;

    ReadCommands(Collections collections, Cursors cursors) {
        this.collections = collections;
        this.cursors = cursors;
    }

    Document find(Request request, QueryStatistics examined) {
        request.allow(FIND);
        Projection projection = Projection.parse(request.document("projection"));
        Cursors.Feed feed = feed(request.namespace(), query(request), examined, projection::apply);
        return cursors.first(
                request.namespace(),
                feed,
                examined,
                request.number("batchSize", FIRST_BATCH),
                request.flag("singleBatch", false));
    }

    static Query query(Request request) {
        return new Query(
                FilterParser.parse(request.document("filter")),
                SortOrder.parse(request.document("sort")),
                request.number("skip", 0),
                request.number("limit", 0),
                request.body().get("hint"));
    }

    /// The documents of a collection as a feed that holds its view until it is closed.
    private Cursors.Feed feed(
            String namespace,
            Query query,
            QueryStatistics examined,
            Function<Document, Document> projection) {
        NamedCollection named = collections.synced(namespace);
        Collection collection = named.collection();
        View view = named.view();
        Results results = collection == null ? null : collection.find(view, query, examined);
        return new Cursors.Feed() {
            @Override
            public Cursors.@Nullable Item next() {
                FoundDocument found = results == null ? null : results.next();
                return found == null
                        ? null
                        : new Cursors.Item(projection.apply(found.document()), found.size());
            }

            @Override
            public void close() {
                if (results != null) {
                    results.close();
                }
                view.close();
            }
        };
    }

    Document getMore(Request request) {
        request.allow(Set.of("collection", "batchSize"));
        long id = request.number("getMore", 0);
        return cursors.more(
                id,
                request.database() + "." + request.string("collection"),
                request.number("batchSize", 0));
    }

    Document killCursors(Request request) {
        request.allow(Set.of("cursors"));
        List<Long> killed = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (Object id : Fields.list("cursors", request.body().get("cursors"))) {
            if (!(id instanceof Long cursor)) {
                throw Fields.wrongType("killCursors.cursors", "long");
            }
            (cursors.kill(cursor) ? killed : unknown).add(cursor);
        }
        return Replies.ok(
                new Document("cursorsKilled", killed)
                        .append("cursorsNotFound", unknown)
                        .append("cursorsAlive", List.of())
                        .append("cursorsUnknown", List.of()));
    }

    Document count(Request request, QueryStatistics examined) {
        request.allow(Set.of("query", "skip", "limit", "hint"));
        long count = count(request.namespace(), countQuery(request), examined);
        return Replies.ok(new Document("n", Fields.number(count)));
    }

    static Query countQuery(Request request) {
        return new Query(
                FilterParser.parse(request.document("query")),
                SortOrder.NONE,
                request.number("skip", 0),
                request.number("limit", 0),
                request.body().get("hint"));
    }

    private long count(String namespace, Query query, QueryStatistics examined) {
        NamedCollection named = collections.synced(namespace);
        try (View view = named.view()) {
            Collection collection = named.collection();
            if (collection == null) {
                return 0;
            }
            if (query.filter().equals(Filter.EVERYTHING)
                    && query.skip() == 0
                    && query.limit() == 0) {
                return collection.count(view);
            }
            try (Results results = collection.find(view, query, examined)) {
                return results.count();
            }
        }
    }

    Document distinct(Request request, QueryStatistics examined) {
        request.allow(Set.of("key", "query"));
        Path path = Path.of(request.string("key"));
        Map<byte[], @Nullable Object> values = new TreeMap<>(Arrays::compareUnsigned);
        Query query = Query.all(FilterParser.parse(request.document("query")));
        try (Cursors.Feed feed = feed(request.namespace(), query, examined, Function.identity())) {
            for (Cursors.Item item = feed.next(); item != null; item = feed.next()) {
                path.any(
                        item.document(),
                        value -> {
                            collect(value, values);
                            return false;
                        });
            }
        }
        return Replies.ok(new Document("values", new ArrayList<>(values.values())));
    }

    private static void collect(@Nullable Object value, Map<byte[], @Nullable Object> into) {
        switch (value) {
            case Missing _ -> {}
            case List<?> list ->
                    list.forEach(element -> into.putIfAbsent(KeyWriter.key(element), element));
            case null, default -> into.putIfAbsent(KeyWriter.key(value), value);
        }
    }

    Document aggregate(Request request, QueryStatistics examined) {
        request.allow(
                Set.of("pipeline", "cursor", "allowDiskUse", "bypassDocumentValidation", "hint"));
        Pipeline pipeline = Pipeline.parse(request);
        Document cursor = request.document("cursor");
        long batchSize =
                cursor != null && cursor.get("batchSize") instanceof Number n
                        ? n.longValue()
                        : FIRST_BATCH;
        Cursors.Feed feed =
                pipeline.counts() != null
                        ? counted(request.namespace(), pipeline, examined)
                        : pipeline.run(
                                feed(
                                        request.namespace(),
                                        pipeline.query(),
                                        examined,
                                        Function.identity()));
        return cursors.first(request.namespace(), feed, examined, batchSize, false);
    }

    private Cursors.Feed counted(String namespace, Pipeline pipeline, QueryStatistics examined) {
        long count = count(namespace, pipeline.query(), examined);
        Object number = Fields.number(count);
        List<Document> result =
                count == 0
                        ? List.of()
                        : List.of(
                                new Document("_id", pipeline.countId())
                                        .append(String.valueOf(pipeline.counts()), number));
        return Pipeline.feed(result.iterator(), () -> {});
    }
}
