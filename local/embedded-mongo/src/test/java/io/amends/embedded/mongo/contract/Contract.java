package io.amends.embedded.mongo.contract;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Starting point of every part of the contract: an empty collection of a MongoDB.
interface Contract {

    /// An empty database.
    MongoDatabase database();

    default MongoCollection<Document> things() {
        return database().getCollection("things");
    }

    default MongoCollection<Document> things(String... documents) {
        MongoCollection<Document> things = things();
        if (documents.length > 0) {
            things.insertMany(Arrays.stream(documents).map(Document::parse).toList());
        }
        return things;
    }

    static Document json(String json) {
        return Document.parse(json);
    }

    static List<Document> jsons(String... documents) {
        return Arrays.stream(documents).map(Document::parse).toList();
    }

    static <T> List<T> list(Iterable<T> items) {
        List<T> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }

    /// The ids of the documents that match a filter, in ascending order.
    default List<Object> ids(MongoCollection<Document> things, String filter) {
        return list(things.find(json(filter)).sort(json("{_id: 1}"))).stream()
                .map(d -> d.get("_id"))
                .toList();
    }

    /// The document with `_id` 1 after an update with a filter that matches it.
    default Document after(MongoCollection<Document> things, Bson update) {
        things.updateOne(json("{_id: 1}"), update);
        return things.find(json("{_id: 1}")).first();
    }

    /// The error code of a refused command; 0 when it succeeds.
    default int refusal(String command) {
        try {
            database().runCommand(json(command));
            return 0;
        } catch (MongoCommandException e) {
            return e.getErrorCode();
        }
    }
}
