package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.query.QueryStatistics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs commands that examine far more than they return: each kind once, by the names of its
/// fields, never with a value.
final class InefficientQueryLog {

    private static final Logger log = LoggerFactory.getLogger(InefficientQueryLog.class);
    private static final int MUCH = 1000;
    private static final int TIMES = 20;
    private static final int MOST_KINDS = 200;

    private final Metrics metrics;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    InefficientQueryLog(Metrics metrics) {
        this.metrics = metrics;
    }

    void examine(Request request, QueryStatistics examined) {
        long looked = Math.max(examined.documents(), examined.keys());
        if (looked < MUCH + TIMES * examined.given() || examined.documents() == 0) {
            return;
        }
        metrics.wasteful();
        String kind = request.name() + " " + request.namespace() + " by " + names(request.body());
        if (logged.size() < MOST_KINDS && logged.add(kind)) {
            log.warn(
                    "{} examined {} documents to return {}: it needs an index",
                    kind,
                    looked,
                    examined.given());
        }
    }

    private static Set<String> names(Document body) {
        Set<String> names = new TreeSet<>();
        for (String part :
                List.of(
                        "filter",
                        "query",
                        "q",
                        "sort",
                        "pipeline",
                        "updates",
                        "deletes",
                        "$match")) {
            collect(body.get(part), names);
        }
        return names;
    }

    private static void collect(@Nullable Object value, Set<String> into) {
        switch (value) {
            case Document document ->
                    document.forEach(
                            (name, inner) -> {
                                into.add(name);
                                collect(inner, into);
                            });
            case List<?> list -> list.forEach(each -> collect(each, into));
            case null, default -> {}
        }
    }
}
