package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.Samples.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The number of store operations per request.
@PlatformTest
class StoreRoundTripsTest {
    private static TestSpace testSpace;
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        testSpace = space;
        service = new RunningService(space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void filingWithPseudonymTakesOneInsert() {
        service.as("crm", "integration").filed(complaint("c-1", "\"externalId\": \"T-1\""));

        assertThat(service.storeCalls.taken()).containsExactly("insert complaints");
    }

    @Test
    void filingWithPersonalDataAddsOneReadAndOneWriteForNewAndKnownCustomers() {
        service.agent().filed(customer("{\"id\": \"c-2\", \"name\": \"Kim\"}"));
        assertThat(service.storeCalls.taken())
                .containsExactly("insert complaints", "find customers", "insert customers");

        service.agent().filed(customer("{\"id\": \"c-2\", \"name\": \"Kim Lee\"}"));
        assertThat(service.storeCalls.taken())
                .containsExactly("insert complaints", "find customers", "update customers");
    }

    @Test
    void filingWithoutPseudonymQueriesEachIdentifierAndTheDerivedId() {
        service.agent().filed(customer("{\"email\": \"kim@example.org\"}"));

        assertThat(service.storeCalls.taken())
                .containsExactly(
                        "find customers",
                        "find customers",
                        "insert complaints",
                        "find customers",
                        "insert customers");
    }

    @Test
    void commandTakesOneReadAndOneCompareAndSetAndGetTakesOneRead() {
        var reference = service.agent().filed(complaint("c-3"));
        awaitSent(reference);
        service.storeCalls.taken();
        var version = etag(service.agent().read(reference));
        assertThat(service.storeCalls.taken()).containsExactly("find complaints");

        service.agent().command(reference, "acknowledge", "{}", version);
        assertThat(service.storeCalls.taken())
                .containsExactly("find complaints", "update complaints");

        service.agent().get(COMPLAINTS + "?owner=front-desk");
        assertThat(service.storeCalls.taken()).containsExactly("find complaints");
    }

    /// While the relay clears the outbox, a command can lose a race against it and read again.
    private static void awaitSent(String reference) {
        var id = new Document("_id", reference);
        try (var store = MongoClients.create(testSpace.mongodbUri())) {
            var complaints = store.getDatabase(testSpace.database()).getCollection("complaints");
            Eventually.holds(
                    "an empty outbox", () -> !complaints.find(id).first().containsKey("relay"));
        }
    }

    private static String customer(String customer) {
        return complaint("x").replace("{\"id\": \"x\"}", customer);
    }
}
