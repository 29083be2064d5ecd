package io.amends.embedded.mongo;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// Documents and indexes like those of the services.
final class ServiceComplaints {

    private ServiceComplaints() {}

    static void fill(MongoCollection<Document> complaints, int count) {
        var sparse = new IndexOptions().sparse(true);
        complaints.createIndex(
                ascending("uniqueKeys.external"), new IndexOptions().unique(true).sparse(true));
        complaints.createIndex(ascending("status", "due"));
        complaints.createIndex(ascending("owner", "due"));
        complaints.createIndex(ascending("customer", "received"));
        complaints.createIndex(ascending("received"));
        complaints.createIndex(ascending("relay.until"), sparse);
        complaints.createIndex(ascending("outbox.0.at"), sparse);
        complaints.createIndex(ascending("nextDue"), sparse);
        complaints.createIndex(ascending("batch"), sparse);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(complaint(i));
        }
        complaints.insertMany(documents);
    }

    private static Document complaint(int i) {
        Document complaint =
                new Document("_id", "c-" + i)
                        .append("version", 1)
                        .append(
                                "status",
                                List.of("received", "investigating", "proposed", "closed")
                                        .get(i % 4))
                        .append("type", i % 2 == 0 ? "delivery" : "refund")
                        .append("owner", "agent-" + i % 20)
                        .append("customer", "customer-" + i % 300)
                        .append("received", i)
                        .append("due", i * 7 % 1000)
                        .append("uniqueKeys", new Document("external", "crm/" + i));
        if (i % 100 == 0) {
            complaint.append("relay", new Document("token", "t").append("until", i));
            complaint.append(
                    "outbox",
                    List.of(
                            new Document("seq", 1).append("at", i),
                            new Document("seq", 2).append("at", i + 1)));
        } else {
            complaint.append("outbox", List.of());
        }
        if (i % 3 == 0) {
            complaint.append("nextDue", i);
        }
        if (i % 500 == 0) {
            complaint.append("batch", "lot-" + i);
        }
        return complaint;
    }
}
