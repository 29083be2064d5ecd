package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/// Reads a collection page by page, or some of its documents at once.
final class DocumentPages {
    /// The number of documents of a page.
    static final int SIZE = 1_000;

    private DocumentPages() {}

    /// Calls `work` with each page of documents, by id, in the order of ids. Documents whose id is
    /// not a string are left out.
    static void forEach(
            MongoCollection<BsonDocument> from,
            Bson projection,
            Consumer<Map<String, BsonDocument>> work) {
        var last = "";
        while (true) {
            var page = new LinkedHashMap<String, BsonDocument>();
            for (var each :
                    from.find(gt(DocumentFields.ID, last))
                            .sort(Sorts.ascending(DocumentFields.ID))
                            .limit(SIZE)
                            .projection(projection)) {
                last = each.getString(DocumentFields.ID).getValue();
                page.put(last, each);
            }
            if (page.isEmpty()) {
                return;
            }
            work.accept(page);
        }
    }

    /// The documents with these ids, by id.
    static Map<String, BsonDocument> byId(
            MongoCollection<BsonDocument> from, Iterable<String> ids) {
        var found = new HashMap<String, BsonDocument>();
        for (var each : from.find(in(DocumentFields.ID, ids))) {
            found.put(each.getString(DocumentFields.ID).getValue(), each);
        }
        return found;
    }
}
