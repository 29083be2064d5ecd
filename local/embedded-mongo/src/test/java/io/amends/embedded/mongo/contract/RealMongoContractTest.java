package io.amends.embedded.mongo.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// The contract, tested with a real MongoDB, so that it specifies MongoDB's behaviour and not our
/// assumptions: the one that `AMENDS_MONGODB_URI` names, or a container if Docker has a `mongo`
/// image.
class RealMongoContractTest
        implements FilterContract,
                ReadContract,
                AggregateContract,
                WriteContract,
                BulkContract,
                IndexContract,
                RenameContract {

    private static final String IMAGE = "mongo:8";

    private static MongoDBContainer container;
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        String uri = System.getenv("AMENDS_MONGODB_URI");
        if (uri == null && hasImage()) {
            container = new MongoDBContainer(IMAGE);
            container.start();
            uri = container.getConnectionString();
        }
        if (uri == null) {
            System.err.println(
                    String.format(
                            Locale.ROOT,
                            """
                    ************************************************************************
                    SKIPPED: the contract against a real MongoDB. Nothing here is one: set
                    AMENDS_MONGODB_URI, or start Docker with the image %s.
                    ************************************************************************""",
                            IMAGE));
            Assumptions.abort("no real MongoDB here");
        }
        client = MongoClients.create(uri);
    }

    /// Never pulls an image: a test must not depend on the network.
    private static boolean hasImage() {
        try {
            return DockerClientFactory.instance().isDockerAvailable()
                    && !DockerClientFactory.lazyClient()
                            .listImagesCmd()
                            .withImageNameFilter(IMAGE)
                            .exec()
                            .isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @AfterAll
    static void disconnect() {
        if (client != null) {
            client.close();
        }
        if (container != null) {
            container.stop();
        }
    }

    @BeforeEach
    void empty() {
        database().drop();
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase("amends_contract");
    }

    @Test
    void serverIsARealMongo() {
        assertThat(database().runCommand(org.bson.Document.parse("{buildInfo: 1}")).toJson())
                .doesNotContain("amends-embedded-store");
    }
}
