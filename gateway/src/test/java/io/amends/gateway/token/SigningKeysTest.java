package io.amends.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.amends.gateway.access.Caller;
import io.amends.gateway.key.PrivateFile;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.web.caller.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which signing keys are published to services.
@PlatformTest
class SigningKeysTest {

    private static final int RESTARTS = 40;

    @TempDir static Path data;

    private static MongoClient client;
    private static TestSpace space;
    private static int masterKeys;

    private Instant now = Instant.now();

    @BeforeAll
    static void connect(TestSpace given) {
        space = given;
        client = MongoClients.create(space.mongodbUri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void restartsWithEphemeralMasterKeyKeepKeysOfRunningGateways() throws Exception {
        var older = ephemeral("restarts");
        var tokens = new InternalTokens(older);
        for (var i = 0; i < RESTARTS; i++) {
            ephemeral("restarts").current();
        }

        assertThat(older.published().getKeys()).hasSize(RESTARTS + 1);
        assertVerifies(tokens, older);
    }

    @Test
    void keyIsPublishedWhileItsGatewayRunsAndRemovedAfterwards() throws Exception {
        var older = ephemeral("lease");
        var tokens = new InternalTokens(older);
        ephemeral("lease").current();
        for (var i = 0; i < 60; i++) {
            now = now.plus(Duration.ofMinutes(1));
            older.maintain();
        }

        assertThat(older.published().getKeys()).hasSize(1);
        assertVerifies(tokens, older);
    }

    @Test
    void gatewayPausedBeyondItsLeasePublishesItsKeyAgain() throws Exception {
        var paused = ephemeral("paused");
        var tokens = new InternalTokens(paused);
        var other = ephemeral("paused");
        other.current();
        now = now.plus(Duration.ofHours(2));
        other.maintain();
        assertThat(other.published().getKeys()).hasSize(1);

        paused.maintain();

        assertThat(other.published().getKeys()).hasSize(2);
        assertVerifies(tokens, other);
    }

    @Test
    void sameMasterKeyDecryptsSameSigningKeyAndNoPrivateHalfIsPublished() {
        var master = master();
        var first = keys("same", master).current();

        assertThat(keys("same", master).current()).isEqualTo(first);
        assertThat(keys("same", master).published().getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(first.toString()).doesNotContain("\"d\"");
    }

    private static void assertVerifies(InternalTokens tokens, SigningKeys keys) throws Exception {
        var token = SignedJWT.parse(tokens.of(new Caller("id", "anna", Set.of(Role.AGENT))));
        var key = keys.published().getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key).isNotNull();
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("agent");
    }

    private SigningKeys ephemeral(String database) {
        return keys(database, master());
    }

    private SigningKeys keys(String database, MasterKey master) {
        return new SigningKeys(
                client.getDatabase(space.database() + "-" + database), master, () -> now);
    }

    private static MasterKey master() {
        return MasterKey.in(new PrivateFile(data.resolve("master-" + masterKeys++)));
    }
}
