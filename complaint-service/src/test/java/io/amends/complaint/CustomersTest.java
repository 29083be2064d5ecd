package io.amends.complaint;

import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who customers are, and where that is not said.
@PlatformTest
class CustomersTest {
    private static RunningService service;
    private static String database;

    @BeforeAll
    static void start(TestSpace space) {
        database = space.database();
        service = new RunningService(space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCustomerIsFoundByTheirEmailAddressHoweverItIsWritten() {
        var first = customerOf("{\"email\": \"Eleni@example.org\"}");

        assertThat(customerOf("{\"email\": \"eleni@EXAMPLE.org\", \"phone\": \"+30 210 1234\"}"))
                .isEqualTo(first);
        assertThat(customerOf("{\"phone\": \"0030 (210) 1234\"}")).isEqualTo(first);
        assertThat(customerOf("{\"email\": \"someone@example.org\"}")).isNotEqualTo(first);
        assertThat(first).doesNotContain("@");
    }

    @Test
    void aCustomerWithAPseudonymIsFoundByTheirNumberLater() {
        assertThat(customerOf("{\"id\": \"c-77\", \"phone\": \"+49 30 777\"}")).isEqualTo("c-77");
        assertThat(customerOf("{\"phone\": \"+49-30-777\"}")).isEqualTo("c-77");
    }

    @Test
    void nobodyIsThatAnonymousThatTwoAreOne() {
        assertThat(customerOf("{}"))
                .matches("[A-Za-z0-9._~-]{1,64}")
                .isNotEqualTo(customerOf("{}"));
    }

    @Test
    void whatIsNewlySaidIsAddedToWhatIsKnown() {
        var first = service.agent().filed(with("{\"id\": \"c-5\", \"name\": \"Kim\"}"));
        service.agent()
                .filed(with("{\"id\": \"c-5\", \"language\": \"el\", \"contactBy\": \"email\"}"));

        var customer = json(service.agent().get("/api/v1/customers/c-5"));

        assertThat(customer.get("name").asString()).isEqualTo("Kim");
        assertThat(customer.get("language").asString()).isEqualTo("el");
        assertThat(customer.get("contactBy").asString()).isEqualTo("email");
        assertThat(customer.get("complaints")).hasSize(2);
        assertThat(customer.get("complaints").findValuesAsString("reference")).contains(first);
    }

    @Test
    void aCustomerKnownByTheirComplaintsAloneIsThereAsWell() {
        var reference = service.agent().filed(with("{\"id\": \"c-6\"}"));

        var customer = json(service.agent().get("/api/v1/customers/c-6"));

        assertThat(customer.get("complaints").get(0).get("reference").asString())
                .isEqualTo(reference);
        assertThat(customer.get("name")).isNull();
        assertThat(service.agent().get("/api/v1/customers/nobody").statusCode()).isEqualTo(404);
        assertThat(service.as("crm", "integration").get("/api/v1/customers/c-6").statusCode())
                .isEqualTo(403);
    }

    @Test
    void personalDataLieInTheirOwnCollectionAndNowhereElse() {
        var secret = "Zebediah";
        var reference =
                service.agent()
                        .filed(
                                with(
                                        String.format(
                                                Locale.ROOT,
                                                """
                                        {"id": "c-8", "name": "%s", "email": "%s@example.org",
                                         "phone": "+1 555 0199"}
                                        """,
                                                secret,
                                                secret)));
        service.agent().commands(reference, "acknowledge", "{}");

        var client = service.bean(MongoClient.class).getDatabase(database);
        for (var collection : client.listCollectionNames()) {
            for (Document document : client.getCollection(collection).find()) {
                if (!collection.equals("customers")) {
                    assertThat(document.toJson()).as(collection).doesNotContain(secret, "0199");
                }
            }
        }
        assertThat(client.getCollection("customers").find(new Document("_id", "c-8")).first())
                .containsEntry("name", secret);
    }

    private static String customerOf(String customer) {
        return json(service.agent().file(with(customer))).get("customerId").asString();
    }

    private static String with(String customer) {
        return Samples.complaint("x").replace("{\"id\": \"x\"}", customer);
    }
}
