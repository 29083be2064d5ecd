package io.amends.complaint;

import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.amends.testing.LargestDocuments;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Customer matching and contact data, and that personal data are stored nowhere else.
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
    void customerIsFoundByEmailAddressInAnySpelling() {
        var first = customerOf("{\"email\": \"Eleni@example.org\"}");

        assertThat(
                        customerOf(
                                "{\"email\": \"eleni@EXAMPLE.org\", \"phone\": \"+30 210 123 4567\"}"))
                .isEqualTo(first);
        assertThat(customerOf("{\"phone\": \"0030 (210) 123 4567\"}")).isEqualTo(first);
        assertThat(customerOf("{\"email\": \"someone@example.org\"}")).isNotEqualTo(first);
        assertThat(first).doesNotContain("@");
    }

    @Test
    void customerWithPseudonymIsFoundByNumberLater() {
        assertThat(customerOf("{\"id\": \"c-77\", \"phone\": \"+49 30 777\"}")).isEqualTo("c-77");
        assertThat(customerOf("{\"phone\": \"+49-30-777\"}")).isEqualTo("c-77");
    }

    @Test
    void customerIsFoundByNumberInAnySpelling() {
        var first = customerOf("{\"phone\": \"+44 (0)161 496 0000\"}");

        assertThat(customerOf("{\"phone\": \"0044 161 496 0000\"}")).isEqualTo(first);
        assertThat(customerOf("{\"phone\": \"+441614960000\"}")).isEqualTo(first);
        assertThat(customerOf("{\"phone\": \"0161 496 0000\"}")).isEqualTo(first);
        assertThat(customerOf("{\"phone\": \"0161 496 0001\"}")).isNotEqualTo(first);
    }

    @Test
    void unicodeAndAsciiDomainOfAddressMatch() {
        assertThat(customerOf("{\"email\": \"kim@b\u00fccher.example\"}"))
                .isEqualTo(customerOf("{\"email\": \"kim@xn--bcher-kva.example\"}"));
    }

    @Test
    void sharedNumberWithAnotherAddressAndSharedAddressWithAnotherNumberAreTwoCustomers() {
        var first = customerOf("{\"email\": \"a@home.example\", \"phone\": \"+442079460001\"}");
        var second = customerOf("{\"email\": \"b@home.example\", \"phone\": \"+442079460001\"}");
        var third = customerOf("{\"email\": \"a@home.example\", \"phone\": \"+442079460002\"}");

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(customerOf("{\"email\": \"b@home.example\"}")).isEqualTo(second);
        assertThat(customerOf("{\"phone\": \"+442079460002\"}")).isEqualTo(third);
        assertThat(json(service.agent().get("/api/v1/customers/" + first)).get("email").asString())
                .isEqualTo("a@home.example");
    }

    @Test
    void impossibleNumberIsRefusedAndMatchesNoCustomer() {
        for (var phone : List.of("---", "...", "()", "+", "12", "+44 1", "0161 4960000 4960000")) {
            var answer =
                    service.agent()
                            .create(with("{\"name\": \"Kim\", \"phone\": \"" + phone + "\"}"));

            assertThat(answer.statusCode()).as(phone).isEqualTo(400);
            assertThat(json(answer).get("errors").findValuesAsString("pointer"))
                    .as(phone)
                    .containsExactly("/customer/phone");
        }
    }

    @Test
    void idsThatAreInvalidInPathsAreRefused() {
        for (var id : List.of(".", "..", "", "a/b", "a b", "kim@example.org", "x".repeat(65))) {
            assertThat(service.agent().create(with("{\"id\": \"" + id + "\"}")).statusCode())
                    .as(id)
                    .isEqualTo(400);
        }
        var dots = service.agent().filed(with("{\"id\": \"...\"}"));
        assertThat(service.agent().get("/api/v1/customers/...").body()).contains(dots);
        assertThat(service.agent().get("/api/v1/customers/a%40b").statusCode()).isEqualTo(400);
        assertThat(service.agent().get("/api/v1/complaints?customerId=..").statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherIntegrationsValueIsProposedUntilAgentAcceptsIt() {
        service.as("crm", "integration")
                .filed(
                        with(
                                "{\"id\": \"p-1\", \"name\": \"Kim\", \"phone\": \"+44 161 496 0000\"}"));
        service.as("shop", "integration")
                .filed(
                        with(
                                """
                                {"id": "p-1", "name": "Kim", "phone": "+44 161 496 0666",
                                 "email": "mallory@example.org", "contactBy": "in_person"}
                                """));

        var customer = json(service.agent().get("/api/v1/customers/p-1"));
        assertThat(customer.get("phone").asString()).isEqualTo("+44 161 496 0000");
        assertThat(customer.get("email")).isNull();
        assertThat(customer.get("sources").findValuesAsString("by"))
                .containsOnly("integration/crm");
        var proposals = customer.get("proposals");
        assertThat(proposals.findValuesAsString("field"))
                .containsExactlyInAnyOrder("phone", "email", "contactBy");
        assertThat(proposals.findValuesAsString("value"))
                .containsExactlyInAnyOrder("+44 161 496 0666", "mallory@example.org", "in_person");
        assertThat(proposals.findValuesAsString("by")).containsOnly("integration/shop");

        var contact = service.agent().get("/api/v1/customers/p-1/contact");
        var accepted = change("p-1", "{\"phone\": \"+441614960666\"}", etag(contact));

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(json(accepted).get("phone").asString()).isEqualTo("+441614960666");
        assertThat(json(accepted).get("proposals").findValuesAsString("field"))
                .containsExactlyInAnyOrder("email", "contactBy");
        assertThat(json(accepted).get("version").asLong())
                .isEqualTo(json(contact).get("version").asLong() + 1);
        assertThat(change("p-1", "{\"name\": \"X\"}", etag(contact)).statusCode()).isEqualTo(412);
        service.as("crm", "integration")
                .filed(with("{\"id\": \"p-1\", \"phone\": \"+44 161 496 0001\"}"));
        assertThat(json(service.agent().get("/api/v1/customers/p-1")).get("phone").asString())
                .isEqualTo("+441614960666");
    }

    @Test
    void changeOfContactReportsAllInvalidFields() {
        service.agent().filed(with("{\"id\": \"p-2\"}"));

        assertThat(change("p-2", "{}", "\"v0\"").statusCode()).isEqualTo(400);
        var wrong =
                change(
                        "p-2",
                        "{\"phone\": \"---\", \"email\": \"x\", \"language\": \"e\", \"fax\": \"1\"}",
                        "\"v0\"");
        assertThat(json(wrong).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/phone", "/email", "/language", "/fax");
        assertThat(change("p-2", "{\"name\": \"Kim\"}", "\"v0\"").statusCode()).isEqualTo(200);
        assertThat(change("p-none", "{\"name\": \"Kim\"}", "\"v0\"").statusCode()).isEqualTo(404);
        assertThat(
                        service.as("crm", "integration")
                                .patch(
                                        "/api/v1/customers/p-2/contact",
                                        "{\"name\": \"X\"}",
                                        "If-Match",
                                        "*")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        service.agent()
                                .patch("/api/v1/customers/p-2/contact", "{\"name\": \"X\"}")
                                .statusCode())
                .isEqualTo(428);
    }

    @Test
    void anonymousComplaintsHaveDifferentCustomers() {
        assertThat(customerOf("{}"))
                .matches("[A-Za-z0-9._~-]{1,64}")
                .isNotEqualTo(customerOf("{}"));
    }

    @Test
    void newContactDataAreAddedToKnownOnes() {
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
    void customerWithComplaintsOnlyIsReadable() {
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
    void personalDataAreStoredInTheirOwnCollectionOnly() {
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
                    // In original and normalized form; four digits alone also occur in instants.
                    assertThat(document.toJson())
                            .as(collection)
                            .doesNotContain(secret, "555 0199", "5550199");
                }
            }
        }
        assertThat(
                        client.getCollection("customers")
                                .find(new Document("_id", "c-8"))
                                .first()
                                .toJson())
                .contains(secret);
    }

    private static HttpResponse<String> change(String id, String body, String version) {
        return service.agent()
                .patch("/api/v1/customers/" + id + "/contact", body, "If-Match", version);
    }

    @Test
    void documentSizeIsIndependentOfComplaintsPerCustomer() {
        var stored = service.bean(MongoClient.class).getDatabase(database);
        var guest =
                with("{\"id\": \"c-guest\", \"name\": \"Kim\", \"email\": \"till@example.org\"}");
        IntStream.range(0, 20).forEach(_ -> service.agent().filed(guest));
        var before = LargestDocuments.mentioning(stored, "c-guest");

        IntStream.range(0, 100).forEach(_ -> service.agent().filed(guest));

        assertThat(before).containsKeys("complaints", "customers");
        var after = LargestDocuments.mentioning(stored, "c-guest");
        before.forEach(
                (collection, size) ->
                        assertThat(after.get(collection))
                                .as(collection)
                                .isLessThan(size + LargestDocuments.BOOKKEEPING));
    }

    private static String customerOf(String customer) {
        return json(service.agent().create(with(customer))).get("customerId").asString();
    }

    private static String with(String customer) {
        return Samples.complaint("x").replace("{\"id\": \"x\"}", customer);
    }
}
