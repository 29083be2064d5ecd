package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The commands that change documents: `insert`, `update`, `delete`. Each statement is atomic; an
/// ordered command stops at its first error.
final class WriteCommands {

    private static final Set<String> UPDATE =
            Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint");
    private static final Set<String> DELETE = Set.of("q", "limit", "hint");

    private final Engine engine;
    private final Collections collections;

    WriteCommands(Engine engine, Collections collections) {
        this.engine = engine;
        this.collections = collections;
    }

    Document insert(Request request, QueryStatistics examined) {
        request.allow(Set.of("documents", "ordered", "bypassDocumentValidation"));
        List<Document> documents = request.documents("documents");
        return collections.write(
                request.namespace(),
                collection -> {
                    Tally tally = new Tally();
                    each(
                            collection,
                            request,
                            documents,
                            tally,
                            document -> {
                                collection.insert(withId(document));
                                tally.n++;
                                examined.returned();
                            });
                    return tally.reply();
                });
    }

    static Document withId(Document document) {
        for (String name : document.keySet()) {
            if (name.startsWith("$")) {
                throw new MongoServerError(
                        52,
                        "DollarPrefixedFieldName",
                        "Field names may not start with '$': " + name);
            }
        }
        Document first =
                new Document(
                        "_id", document.containsKey("_id") ? document.get("_id") : new ObjectId());
        first.putAll(document);
        return first;
    }

    Document update(Request request, QueryStatistics examined) {
        request.allow(Set.of("updates", "ordered", "bypassDocumentValidation"));
        List<Document> updates = request.documents("updates");
        updates.forEach(statement -> checkFields("update.updates", statement, UPDATE));
        return collections.write(
                request.namespace(),
                collection -> {
                    Tally tally = new Tally();
                    tally.modified = 0;
                    each(
                            collection,
                            request,
                            updates,
                            tally,
                            statement -> update(collection, statement, tally, examined));
                    return tally.reply();
                });
    }

    private void update(
            Collection collection, Document statement, Tally tally, QueryStatistics examined) {
        Filter filter = filter(statement);
        Update update =
                Update.parse(
                        statement.get("u"),
                        Fields.list("arrayFilters", statement.get("arrayFilters")));
        boolean multi = Utils.isTrue(statement.get("multi"));
        if (multi && update.replaces()) {
            throw Errors.failedToParse(
                    "multi update is not supported for replacement-style update");
        }
        Query query = new Query(filter, SortOrder.NONE, 0, multi ? 0 : 1, statement.get("hint"));
        int matched = 0;
        writePending(collection, statement);
        try (View view = multi ? engine.frozen() : engine.newest();
                Results results = collection.find(view, query, examined)) {
            for (FoundDocument found = results.next(); found != null; found = results.next()) {
                matched++;
                boolean changed = collection.replace(found, update.apply(found.document(), filter));
                tally.modified += changed ? 1 : 0;
            }
        }
        tally.n += matched;
        if (matched == 0 && Utils.isTrue(statement.get("upsert"))) {
            Document inserted = update.insertion(filter);
            collection.insert(inserted);
            tally.upserted.add(new Document("index", tally.at).append("_id", inserted.get("_id")));
            tally.n++;
        }
    }

    Document delete(Request request, QueryStatistics examined) {
        request.allow(Set.of("deletes", "ordered"));
        List<Document> deletes = request.documents("deletes");
        deletes.forEach(statement -> checkFields("delete.deletes", statement, DELETE));
        if (collections.find(request.namespace()) == null) {
            return new Tally().reply();
        }
        return collections.write(
                request.namespace(),
                collection -> {
                    Tally tally = new Tally();
                    each(
                            collection,
                            request,
                            deletes,
                            tally,
                            statement -> delete(collection, statement, tally, examined));
                    return tally.reply();
                });
    }

    private void delete(
            Collection collection, Document statement, Tally tally, QueryStatistics examined) {
        long limit = statement.get("limit") instanceof Number n ? n.longValue() : 0;
        if (limit != 0 && limit != 1) {
            throw Errors.failedToParse(
                    "The limit field in delete objects must be 0 or 1. Got " + limit);
        }
        Query query = new Query(filter(statement), SortOrder.NONE, 0, limit, statement.get("hint"));
        writePending(collection, statement);
        try (View view = limit == 1 ? engine.newest() : engine.frozen();
                Results results = collection.find(view, query, examined)) {
            for (FoundDocument found = results.next(); found != null; found = results.next()) {
                collection.remove(found);
                tally.n++;
            }
        }
    }

    /// Makes changes of earlier statements visible to this one.
    private static void writePending(Collection collection, Document statement) {
        Object id = Fields.document("q", statement.get("q")).get("_id");
        if (id != null && ShortCommands.isName(id) && !statement.containsKey("hint")) {
            collection.writePending(id);
        } else {
            collection.writePending();
        }
    }

    private static Filter filter(Document statement) {
        return FilterParser.parse(Fields.document("q", statement.get("q")));
    }

    private static void checkFields(String path, Document statement, Set<String> known) {
        for (String field : statement.keySet()) {
            if (!known.contains(field)) {
                throw Request.refusal(path + "." + field, field);
            }
        }
    }

    private static void each(
            Collection collection,
            Request request,
            List<Document> statements,
            Tally tally,
            Statement work) {
        if (statements.size() == 1) {
            each(request, statements, tally, work);
        } else {
            collection.together(() -> each(request, statements, tally, work));
        }
    }

    private static void each(
            Request request, List<Document> statements, Tally tally, Statement work) {
        boolean ordered = request.flag("ordered", true);
        for (Document statement : statements) {
            try {
                work.run(statement);
            } catch (MongoServerError e) {
                tally.errors.add(Replies.writeError(tally.at, e));
                if (ordered) {
                    return;
                }
            }
            tally.at++;
        }
    }

    @FunctionalInterface
    private interface Statement {
        void run(Document statement);
    }

    /// The result of a write command.
    private static final class Tally {

        private final List<Document> errors = new ArrayList<>();
        private final List<Document> upserted = new ArrayList<>();
        private int at;
        private int n;
        private int modified = -1;

        Document reply() {
            Document reply = new Document("n", n);
            if (modified >= 0) {
                reply.append("nModified", modified);
            }
            if (!upserted.isEmpty()) {
                reply.append("upserted", upserted);
            }
            if (!errors.isEmpty()) {
                reply.append("writeErrors", errors);
            }
            return Replies.ok(reply);
        }
    }
}
