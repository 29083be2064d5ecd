package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.data.Collection;
import io.amends.embedded.mongo.data.Collections;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.IndexSpec;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The commands that create, list and drop collections and indexes.
final class DdlCommands {

    private final Collections collections;

    DdlCommands(Collections collections) {
        this.collections = collections;
    }

    Document create(Request request) {
        request.allow(Set.of("capped"));
        if (request.flag("capped", false)) {
            throw Errors.notSupported("Capped collections are");
        }
        if (collections.find(request.namespace()) != null) {
            throw new MongoServerError(
                    48,
                    "NamespaceExists",
                    "Collection " + request.namespace() + " already exists.");
        }
        collections.findOrCreate(request.namespace());
        return Replies.ok();
    }

    Document drop(Request request) {
        request.allow(Set.of());
        if (!collections.drop(request.namespace())) {
            return Replies.ok(); // as MongoDB does since 7.0
        }
        return Replies.ok(new Document("nIndexesWas", 1).append("ns", request.namespace()));
    }

    /// Both are full names, and must be of one database, since nothing is copied.
    Document rename(Request request) {
        request.allow(Set.of("to", "dropTarget"));
        if (!request.database().equals("admin")) {
            throw new MongoServerError(
                    13,
                    "Unauthorized",
                    "renameCollection may only be run against the admin database.");
        }
        String from = name(request, "renameCollection");
        String to = name(request, "to");
        if (!database(from).equals(database(to))) {
            throw Errors.notSupported("Renaming into another database is");
        }
        collections.rename(from, to, request.flag("dropTarget", false));
        return Replies.ok();
    }

    private static String name(Request request, String field) {
        if (request.body().get(field) instanceof String name && name.indexOf('.') > 0) {
            return name;
        }
        throw new MongoServerError(
                73, "InvalidNamespace", field + " must be a database and a collection");
    }

    private static String database(String namespace) {
        return namespace.substring(0, namespace.indexOf('.'));
    }

    Document dropDatabase(Request request) {
        request.allow(Set.of());
        collections
                .ofDatabase(request.database())
                .forEach(collection -> collections.drop(collection.namespace()));
        return Replies.ok(new Document("dropped", request.database()));
    }

    Document createIndexes(Request request) {
        request.allow(Set.of("indexes", "commitQuorum"));
        List<IndexSpec> specs =
                request.documents("indexes").stream().map(IndexSpec::parse).toList();
        Collection before = collections.find(request.namespace());
        int indexesBefore = before == null ? 1 : before.indexes().size() + 1;
        Collection after = collections.createIndexes(request.namespace(), specs);
        return Replies.ok(
                new Document("numIndexesBefore", indexesBefore)
                        .append("numIndexesAfter", after.indexes().size() + 1)
                        .append("createdCollectionAutomatically", before == null));
    }

    Document dropIndexes(Request request) {
        request.allow(Set.of("index"));
        Collection collection = existing(request);
        int before = collection.indexes().size() + 1;
        collections.dropIndexes(collection, meant(collection, request.body().get("index")));
        return Replies.ok(new Document("nIndexesWas", before));
    }

    private static List<Index> meant(Collection collection, @Nullable Object which) {
        if ("*".equals(which)) {
            return collection.indexes();
        }
        List<Index> meant = new ArrayList<>();
        for (Object each : which instanceof List<?> list ? list : Arrays.asList(which)) {
            meant.add(one(collection, each));
        }
        return meant;
    }

    private static Index one(Collection collection, @Nullable Object which) {
        if ("_id_".equals(which) || new Document("_id", 1).equals(which)) {
            throw Errors.invalidOptions("cannot drop _id index");
        }
        return collection.indexes().stream()
                .filter(
                        index ->
                                index.spec().name().equals(which)
                                        || which instanceof Document key
                                                && index.spec()
                                                        .pattern()
                                                        .toString()
                                                        .equals(key.toString()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MongoServerError(
                                        27,
                                        "IndexNotFound",
                                        "index not found with name [" + which + "]"));
    }

    Document listIndexes(Request request) {
        request.allow(Set.of("cursor"));
        Collection collection = existing(request);
        List<Document> indexes = new ArrayList<>();
        indexes.add(IndexSpec.BY_ID.describe());
        collection.indexes().forEach(index -> indexes.add(index.spec().describe()));
        return Replies.firstBatch(request.namespace(), 0, indexes);
    }

    private Collection existing(Request request) {
        Collection collection = collections.find(request.namespace());
        if (collection == null) {
            throw new MongoServerError(
                    26, "NamespaceNotFound", "ns does not exist: " + request.namespace());
        }
        return collection;
    }

    Document listCollections(Request request) {
        request.allow(Set.of("filter", "nameOnly", "cursor", "authorizedCollections"));
        Filter filter = FilterParser.parse(request.document("filter"));
        List<Document> all = new ArrayList<>();
        for (Collection collection : collections.ofDatabase(request.database())) {
            Document each =
                    new Document(
                                    "name",
                                    collection
                                            .namespace()
                                            .substring(request.database().length() + 1))
                            .append("type", "collection")
                            .append("options", new Document())
                            .append("info", new Document("readOnly", false))
                            .append("idIndex", IndexSpec.BY_ID.describe());
            if (filter.matches(each)) {
                all.add(each);
            }
        }
        return Replies.firstBatch(request.database() + ".$cmd.listCollections", 0, all);
    }

    Document listDatabases(Request request) {
        request.allow(Set.of("nameOnly", "filter", "authorizedDatabases"));
        List<Document> all = new ArrayList<>();
        collections
                .databases()
                .forEach(name -> all.add(new Document("name", name).append("empty", false)));
        return Replies.ok(new Document("databases", all));
    }
}
