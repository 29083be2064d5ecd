package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import io.amends.embedded.mongo.query.Query;
import io.amends.embedded.mongo.query.SortOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// An aggregation: its leading stages become a query for the planner, the others run as streaming
/// stages of mongo-java-server's core.
final class Pipeline {

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "$lookup",
                    "$graphLookup",
                    "$out",
                    "$merge",
                    "$indexStats",
                    "$changeStream",
                    "$unionWith",
                    "$geoNear",
                    "$collStats",
                    "$facet",
                    "$setWindowFields",
                    "$densify",
                    "$fill",
                    "$search",
                    "$documents",
                    "$planCacheStats");

    private final Query query;
    private final List<Document> rest;

    private Pipeline(Query query, List<Document> rest) {
        this.query = query;
        this.rest = rest;
    }

    static Pipeline parse(Request request) {
        List<Document> stages = request.documents("pipeline");
        for (Document stage : stages) {
            if (stage.size() != 1) {
                throw new MongoServerError(
                        40323,
                        "A pipeline stage specification object must contain exactly one field.");
            }
            if (LEFT_OUT.contains(name(stage))) {
                throw Errors.notSupported("The aggregation stage " + name(stage) + " is");
            }
        }
        return split(stages, request.body().get("hint"));
    }

    private static Pipeline split(List<Document> stages, @Nullable Object hint) {
        int at = 0;
        List<Filter> filters = new ArrayList<>();
        while (isNext(stages, at, "$match")) {
            filters.add(
                    FilterParser.parse(Fields.document("$match", stages.get(at++).get("$match"))));
        }
        SortOrder order =
                isNext(stages, at, "$sort")
                        ? SortOrder.parse(Fields.document("$sort", stages.get(at++).get("$sort")))
                        : SortOrder.NONE;
        long skip = isNext(stages, at, "$skip") ? number(stages.get(at++), "$skip", 0) : 0;
        long limit = isNext(stages, at, "$limit") ? number(stages.get(at++), "$limit", 1) : 0;
        Filter filter = filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
        return new Pipeline(
                new Query(filter, order, skip, limit, hint), stages.subList(at, stages.size()));
    }

    private static boolean isNext(List<Document> stages, int at, String name) {
        return at < stages.size() && name(stages.get(at)).equals(name);
    }

    private static String name(Document stage) {
        return stage.keySet().iterator().next();
    }

    private static long number(Document stage, String name, long least) {
        if (stage.get(name) instanceof Number number && number.longValue() >= least) {
            return number.longValue();
        }
        throw new MongoServerError(
                15958,
                "invalid argument to " + name + " stage: must be a number of at least " + least);
    }

    /// The query of the leading stages.
    Query query() {
        return query;
    }

    /// The field of the result if only the number of documents is requested, else null: the
    /// pipeline that drivers send for `countDocuments`.
    @Nullable String counts() {
        if (rest.size() != 1
                || !(rest.getFirst().get("$group") instanceof Document group)
                || group.size() != 2) {
            return null;
        }
        boolean constant =
                !(group.get("_id") instanceof String) && !(group.get("_id") instanceof Document);
        String field = List.copyOf(group.keySet()).get(1);
        boolean ones =
                group.get(field) instanceof Document sum
                        && sum.size() == 1
                        && Integer.valueOf(1).equals(sum.get("$sum"));
        return constant && ones && group.keySet().iterator().next().equals("_id") ? field : null;
    }

    /// The `_id` of the document with that number.
    @Nullable Object countId() {
        return rest.getFirst().get("$group") instanceof Document group ? group.get("_id") : null;
    }

    /// Applies the remaining stages to the documents.
    Cursors.Feed run(Cursors.Feed source) {
        if (rest.isEmpty()) {
            return source;
        }
        try {
            Aggregation aggregation =
                    Aggregation.fromPipeline(rest, null, null, null, NoopOplog.get());
            return feed(aggregation.runStagesAsStream(stream(source)).iterator(), source::close);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Stream<Document> stream(Cursors.Feed source) {
        Iterable<Document> documents =
                () ->
                        new Iterator<>() {
                            private Cursors.@Nullable Item next = source.next();

                            @Override
                            public boolean hasNext() {
                                return next != null;
                            }

                            @Override
                            public Document next() {
                                Cursors.Item item = next;
                                if (item == null) {
                                    throw new NoSuchElementException();
                                }
                                next = source.next();
                                return item.document();
                            }
                        };
        return StreamSupport.stream(documents.spliterator(), false);
    }

    static Cursors.Feed feed(Iterator<Document> documents, Runnable onClose) {
        return new Cursors.Feed() {
            @Override
            public Cursors.@Nullable Item next() {
                return documents.hasNext() ? new Cursors.Item(documents.next(), 1024) : null;
            }

            @Override
            public void close() {
                onClose.run();
            }
        };
    }
}
