package io.amends.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@PlatformTest
class PlatformExtensionTest {

    @Test
    void testClassGetsReachableStoreAndBroker(TestSpace space) throws Exception {
        try (var client = MongoClients.create(space.mongodbUri());
                var admin = Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()))) {
            client.getDatabase(space.database()).getCollection("any").insertOne(new Document());

            assertThat(admin.describeCluster().nodes().get()).isNotEmpty();
        }
    }

    @Test
    void eachClassGetsUniqueNames(TestSpace space) {
        var other = TestSpace.of(PlatformExtensionTest.class);

        assertThat(space.database())
                .startsWith("platformextensiontest_")
                .isNotEqualTo(other.database());
        assertThat(space.topic("letters")).isEqualTo(space.name() + ".letters");
        assertThat(space.group("readers")).isNotEqualTo(other.group("readers"));
    }

    @Nested
    class AnInnerClass {

        @Test
        void nestedClassSharesSpaceOfOuterClass(TestSpace space) {
            assertThat(space.database()).startsWith("platformextensiontest_");
        }
    }
}
