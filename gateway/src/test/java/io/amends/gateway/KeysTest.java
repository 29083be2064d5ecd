package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys: made once, kept as a hash, gone within a second.
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
    void putsTheAdminKeyWhereOnlyItsOwnerReadsIt() throws Exception {
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
    void showsAKeyOnceAndKeepsOnlyItsHash() {
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
    void refusesWrongKeysOfEveryKind() {
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
    void saysEverythingThatIsWrongAboutAWantedKey() {
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

    @Test
    void forgetsARevokedKeyAtOnce() {
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
    void forgetsAKeyThatAnotherGatewayRevokedLongBeforeItWouldHaveBeenLookedUpAgain(
            @TempDir Path otherData) throws Exception {
        try (var other = new RunningGateway(space, otherData)) {
            var made = gateway.newKey("agent", "dora");
            var key = made.path("key").asString();
            assertThat(other.get("/api/v1/complaints", key).statusCode()).isEqualTo(200);

            gateway.send(
                    "DELETE", "/api/v1/keys/" + made.path("id").asString(), gateway.adminKey(), "");
            var revoked = Instant.now();

            // Half a second by design; the rest is for a machine that others keep busy, and far
            // less than the half minute that a key is remembered.
            while (other.get("/api/v1/complaints", key).statusCode() == 200) {
                assertThat(Duration.between(revoked, Instant.now()))
                        .isLessThan(Duration.ofSeconds(15));
                Thread.sleep(20);
            }
        }
    }

    @Test
    void keepsItsKeysOverARestart(@TempDir Path ownData) throws Exception {
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
    void wrapsTheSigningKey() {
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
