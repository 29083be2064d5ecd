package io.amends.bench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bson.Document;

/// Complaint-like documents of about 1.5 KB.
final class SampleDocuments {

    static final int OWNERS = 20;

    private static final int WORDS = 700;
    private static final int OPEN_OF = 4;

    private SampleDocuments() {}

    static Document complaint(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<Document> clocks = new ArrayList<>();
        for (String name : List.of("first-response", "answer", "escalation")) {
            clocks.add(
                    new Document("name", name)
                            .append("due", random.nextLong(1L << 40))
                            .append("paused", false));
        }
        return new Document("_id", "c-" + number)
                .append("version", 0)
                .append(
                        "status",
                        List.of("received", "investigating", "proposed", "closed")
                                .get(random.nextInt(OPEN_OF)))
                .append("owner", owner(number % OWNERS))
                .append("due", random.nextLong(1L << 40))
                .append("customerId", "customer-" + random.nextInt(100_000))
                .append("text", text(random))
                .append("clocks", clocks)
                .append("sourceOffsets", List.of())
                .append("outbox", List.of(event(random), event(random)));
    }

    static String owner(int number) {
        return "agent-" + number;
    }

    private static Document event(SplittableRandom random) {
        return new Document("seq", 1)
                .append("type", "amends.complaint.opened.v1")
                .append("at", random.nextLong(1L << 40))
                .append("data", text(random).substring(0, WORDS / 4));
    }

    /// Random letters: repetitive text would be compressed too well.
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(WORDS);
        for (int i = 0; i < WORDS; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
