package io.amends.bench;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Unique complaints to post: as a call center writes them, 200 characters of words.
final class Complaints {
    static final String PATH = "/api/v1/complaints";
    private static final String WORDS =
            "The invoice of last month was charged twice, and the second charge was not paid back"
                    + " although two people on the phone promised it. I would like the money and a written word that"
                    + " it will not happen again.";
    private static final int CUSTOMERS = 100_000;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong number = new AtomicLong();

    /// Posts the next one.
    void post(Connection connection, String path, String key) throws java.io.IOException {
        long next = number.incrementAndGet();
        connection
                .post(
                        path,
                        key,
                        run + "-" + next,
                        json("bench-" + next % CUSTOMERS, run + "-x-" + next))
                .expect(201);
    }

    /// @param externalId unique
    static String json(String customer, String externalId) {
        return String.format(
                Locale.ROOT,
                """
                {"customer":{"id":"%s"},"type":"price_or_billing","description":"%s","channel":"phone",\
                "product":{"name":"broadband"},"severity":3,"externalId":"%s"}""",
                customer,
                WORDS,
                externalId);
    }
}
