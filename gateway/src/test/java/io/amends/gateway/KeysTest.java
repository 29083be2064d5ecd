package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// API keys: creation, storage as a hash, revocation within a second.
@PlatformTest
class KeysTest {

    @TempDir static Path data;

    private static RunningGateway gateway;
    private static TestSpace space;

    @BeforeAll
    static void start(TestSpace given) {
        space = given;
        gateway = new RunningGateway(space, data);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void adminKeyFileIsReadableByOwnerOnly() throws Exception {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("admin.key"))))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(gateway.get("/api/v1/keys", gateway.adminKey()).statusCode()).isEqualTo(200);
    }

    @Test
    void createdKeyIsShownOnceAndStoredAsHash() {
        var made = gateway.newKey("integration", "acme");
        var key = made.path("key").asString();

        assertThat(key).matches("amk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
        assertThat(made.propertyNames()).containsExactly("id", "key", "role", "name");
        var list = gateway.get("/api/v1/keys", gateway.adminKey()).body();
        assertThat(list)
                .contains(made.path("id").asString(), "acme")
                .doesNotContain(key.substring(21));
        try (var client = MongoClients.create(space.mongodbUri())) {
            for (var document : client.getDatabase(space.database()).getCollection("keys").find()) {
                assertThat(document.toJson()).doesNotContain(key.substring(21));
            }
        }
    }

    @Test
    void invalidKeysOfEveryKindAreRefused() {
        var key = gateway.key("agent", "anna");
        var other = gateway.key("agent", "bert");
        var mixed = key.substring(0, 21) + other.substring(21);

        for (var wrong :
                new String[] {mixed, key + "x", key.substring(1), "amk_", "", "x.y.z", "ä"}) {
            var answer =
                    gateway.send(
                            gateway.request("/api/v1/complaints", "x")
                                    .setHeader("Authorization", "Bearer " + wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void createKeyReportsEveryInvalidField() {
        var answer =
                gateway.send(
                        "POST",
                        "/api/v1/keys",
                        gateway.adminKey(),
                        "{\"role\": \"king\", \"name\": \"no spaces\", \"colour\": \"red\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/role", "integration, agent", "/name", "/colour");
        assertThat(gateway.send("POST", "/api/v1/keys", gateway.adminKey(), "{").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"role\": \"agent\", \"name\": 5} | /name",
                "{\"role\": \"agent\", \"name\": true} | /name",
                "{\"role\": \"agent\", \"name\": null} | /name",
                "{\"role\": \"agent\", \"name\": [\"anna\"]} | /name",
                "{\"role\": 1, \"name\": \"anna\"} | /role",
                "{\"role\": \"Agent\", \"name\": \"anna\"} | /role",
                "{\"role\": \"agent\", \"name\": \"\\u200b\"} | /name",
                "{\"role\": \"agent\", \"name\": \"anna\", \"Role\": \"admin\"} | /Role",
                "{\"role\": \"agent\", \"role\": \"admin\", \"name\": \"anna\"} | send a JSON object",
                "{\"role\": \"agent\", \"name\": \"anna\"} {} | send a JSON object",
                "{'role': 'agent', 'name': 'anna'} | send a JSON object",
                "[] | send a JSON object",
                "\"agent\" | send a JSON object"
            })
    void createKeyParsesBodyStrictly(String body, String expected) {
        var answer = gateway.send("POST", "/api/v1/keys", gateway.adminKey(), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(expected);
    }

    @Test
    void revokedKeyIsRefusedAtOnce() {
        var made = gateway.newKey("agent", "carl");
        var key = made.path("key").asString();
        assertThat(gateway.get("/api/v1/complaints", key).statusCode()).isEqualTo(200);

        var revoked =
                gateway.send(
                        "DELETE",
                        "/api/v1/keys/" + made.path("id").asString(),
                        gateway.adminKey(),
                        "");

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(gateway.get("/api/v1/complaints", key).statusCode()).isEqualTo(401);
        assertThat(gateway.send("DELETE", "/api/v1/keys/none", gateway.adminKey(), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void keyIsRefusedFromItsExpiryOn() {
        var made = newKey("PT3S");
        var key = made.path("key").asString();

        await().untilAsserted(
                        () -> {
                            var answer = gateway.get("/api/v1/complaints", key);
                            assertThat(answer.statusCode()).isEqualTo(401);
                            assertThat(answer.body()).contains("expired");
                        });

        assertThat(Instant.parse(made.path("expiresAt").asString()))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(listed(made).path("expiresAt")).isEqualTo(made.path("expiresAt"));
    }

    @Test
    void expiryIsDurationOrFutureInstant() {
        for (var right : List.of("P90D", "PT12H", "P1Y2M", "2099-01-31T00:00:00Z")) {
            var made = newKey(right);
            assertThat(made.path("expiresAt").asString()).as(right).isNotEmpty();
            assertThat(gateway.get("/api/v1/complaints", made.path("key").asString()).statusCode())
                    .isEqualTo(200);
        }
        for (var wrong :
                List.of(
                        "\"P0D\"",
                        "\"-P1D\"",
                        "\"P200Y\"",
                        "\"PT999999999999H\"",
                        "\"P999999999Y\"",
                        "\"2020-01-01T00:00:00Z\"",
                        "\"+999999999-01-01T00:00:00Z\"",
                        "\"tomorrow\"",
                        "\"\"",
                        "null",
                        "5")) {
            var answer = create(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("/expires", "P90D");
        }
    }

    @Test
    void listShowsWhenKeyWasCreatedAndLastUsed() {
        var made = gateway.newKey("agent", "emil");
        assertThat(listed(made).path("createdAt").asString()).isNotEmpty();
        assertThat(listed(made).has("lastUsedAt")).isFalse();
        assertThat(listed(made).has("expiresAt")).isFalse();

        gateway.get("/api/v1/complaints", made.path("key").asString());

        assertThat(Instant.parse(listed(made).path("lastUsedAt").asString()))
                .isBetween(Instant.parse(listed(made).path("createdAt").asString()), Instant.now());
        try (var client = MongoClients.create(space.mongodbUri())) {
            var keys = client.getDatabase(space.database()).getCollection("keys");
            var id = new org.bson.Document("_id", made.path("id").asString());
            await().until(() -> keys.find(id).first().containsKey("lastUsedAt"));
            var first = keys.find(id).first().getDate("lastUsedAt");
            for (var i = 0; i < 20; i++) {
                gateway.get("/api/v1/complaints", made.path("key").asString());
            }
            assertThat(keys.find(id).first().getDate("lastUsedAt")).isEqualTo(first);
        }
    }

    private static JsonNode newKey(String expires) {
        return RunningGateway.json(create("\"" + expires + "\""));
    }

    private static HttpResponse<String> create(String expires) {
        return gateway.send(
                "POST",
                "/api/v1/keys",
                gateway.adminKey(),
                "{\"role\": \"agent\", \"name\": \"frida\", \"expires\": " + expires + "}");
    }

    private static JsonNode listed(JsonNode made) {
        var items =
                RunningGateway.json(gateway.get("/api/v1/keys", gateway.adminKey())).path("items");
        return items.valueStream()
                .filter(key -> key.path("id").equals(made.path("id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keyRevokedByAnotherGatewayIsEvictedBeforeItsCacheEntryExpires(@TempDir Path otherData)
            throws Exception {
        try (var other = new RunningGateway(space, otherData)) {
            var made = gateway.newKey("agent", "dora");
            var key = made.path("key").asString();
            assertThat(other.get("/api/v1/complaints", key).statusCode()).isEqualTo(200);

            gateway.send(
                    "DELETE", "/api/v1/keys/" + made.path("id").asString(), gateway.adminKey(), "");
            // Half a second by design; the rest is for a machine under load, and far less than the
            // half minute that a key is cached.
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(
                            () ->
                                    assertThat(other.get("/api/v1/complaints", key).statusCode())
                                            .isEqualTo(401));
        }
    }

    @Test
    void keysSurviveRestart(@TempDir Path ownData) throws Exception {
        var ownSpace = TestSpace.of(KeysTest.class);
        String admin;
        String keySet;
        try (var first = new RunningGateway(ownSpace, ownData)) {
            admin = first.adminKey();
            keySet = first.get("/.well-known/jwks.json", "").body();
        }
        try (var second = new RunningGateway(ownSpace, ownData)) {
            assertThat(second.adminKey()).isEqualTo(admin);
            assertThat(second.get("/.well-known/jwks.json", "").body()).isEqualTo(keySet);
            assertThat(second.get("/api/v1/complaints", admin).statusCode()).isEqualTo(200);
        }
        Files.delete(ownData.resolve("admin.key"));
        try (var third = new RunningGateway(ownSpace, ownData)) {
            assertThat(third.adminKey()).isNotEqualTo(admin);
            assertThat(third.get("/api/v1/keys", third.adminKey()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void privateSigningKeyIsStoredEncrypted() {
        try (var client = MongoClients.create(space.mongodbUri())) {
            var stored =
                    client.getDatabase(space.database())
                            .getCollection("signingKeys")
                            .find()
                            .first();
            assertThat(stored).isNotNull();
            var wrapped = stored.get("wrapped", org.bson.types.Binary.class).getData();
            // A PKCS#8 document would begin with a sequence.
            assertThat(wrapped.length).isGreaterThan(60 + 28);
            assertThat(stored.get("jwk", org.bson.Document.class)).doesNotContainKey("d");
        }
    }
}
