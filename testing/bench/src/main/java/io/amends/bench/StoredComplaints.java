package io.amends.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Years of complaints, written directly into the service's collection: copies of one that was
/// really posted, spread over states, owners, products, customers and time. One in twenty is open.
final class StoredComplaints {
    private static final int AT_ONCE = 500;
    private static final int OWNERS = 200;
    private static final int PRODUCTS = 100;
    private static final String[] OPEN = {"RECEIVED", "ACKNOWLEDGED", "INVESTIGATING", "PROPOSED"};
    private static final String[] OVER = {"RESOLVED", "CLOSED", "CLOSED", "CLOSED", "REJECTED"};
    private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");

    private final MongoCollection<BsonDocument> collection;
    private final Sample sample;
    private final Random random = new Random(11);
    private long count;

    StoredComplaints(MongoCollection<BsonDocument> collection, Sample sample) {
        this.collection = collection;
        this.sample = sample;
    }

    /// Adds complaints up to this total number.
    void fillTo(long size) {
        while (count < size) {
            var batch = new ArrayList<BsonDocument>(AT_ONCE);
            while (batch.size() < AT_ONCE && count < size) {
                batch.add(next());
            }
            collection.insertMany(batch, new InsertManyOptions().ordered(false));
        }
    }

    private BsonDocument next() {
        var document = sample.another(++count);
        document.remove("outbox");
        document.remove("relay");
        document.remove("nextDue");
        var id = document.getString("_id").getValue();
        var open = random.nextInt(20) == 0;
        var states = open ? OPEN : OVER;
        var complaint = document.getDocument("state").getDocument("complaint");
        put(complaint, "status", states[random.nextInt(states.length)]);
        put(complaint, "owner", "agent-" + random.nextInt(OWNERS));
        var intake = complaint.getDocument("intake");
        put(intake, "customerId", "c-" + random.nextInt(1 + (int) count / 3));
        intake.put("product", new BsonDocument("name", new BsonString(product())));
        order(document.getDocument("state").getDocument("ordering"), open, id);
        return document;
    }

    /// Few products have most complaints.
    private String product() {
        return "product-" + (int) (PRODUCTS * Math.pow(random.nextDouble(), 3));
    }

    /// As the service writes it: text keys that sort as the lists do.
    private void order(BsonDocument ordering, boolean open, String id) {
        var receivedAt = FIRST.plusSeconds(random.nextLong(Duration.ofDays(1_000).toSeconds()));
        var received = instant(receivedAt) + id;
        var due = open ? instant(receivedAt.plus(Duration.ofDays(5))) + id : "~" + received;
        put(ordering, "received", received);
        put(ordering, "due", due);
        put(
                ordering,
                "priority",
                String.format(Locale.ROOT, "%d%02d%s", open ? 0 : 1, random.nextInt(64), due));
    }

    private static String instant(Instant at) {
        return String.format(Locale.ROOT, "%012x", at.toEpochMilli());
    }

    private static void put(BsonDocument in, String field, String value) {
        in.put(field, new BsonString(value));
    }
}
