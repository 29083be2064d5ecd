package io.amends.eventing.lease;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Updates;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Leases on documents of a real store, with a clock that tests move.
@PlatformTest
class LeasedDocumentsTest {
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final String id = "work-" + UUID.randomUUID();
    private MongoClient client;
    private TestSpace space;

    @BeforeEach
    void connect(TestSpace space) {
        this.space = space;
        client = MongoClients.create(space.mongodbUri());
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// The same documents in another process.
    private LeasedDocuments process() {
        var collection =
                client.getDatabase(space.database()).getCollection("leased", BsonDocument.class);
        return new LeasedDocuments(collection, new Leases(now::get, LENGTH));
    }

    @Test
    void leaseHasOneHolderAtATime() {
        var first = process().acquire(id).orElseThrow();

        assertThat(process().acquire(id)).isEmpty();
        assertThat(LeasedDocuments.leaseIn(process().find(id).orElseThrow()))
                .contains(first.lease());

        first.release();
        assertThat(process().acquire(id)).isPresent();
    }

    @Test
    void concurrentAcquireSucceedsOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (var i = 0; i < 24; i++) {
                tries.add(() -> process().acquire(id).isPresent());
            }
            var acquired = 0;
            for (var each : threads.invokeAll(tries)) {
                acquired += each.get() ? 1 : 0;
            }
            assertThat(acquired).isEqualTo(1);
        }
    }

    @Test
    void leaseOfDeadHolderIsAcquiredAfterExpiry() {
        var dead = process().acquire(id).orElseThrow();
        dead.update(Updates.set("done", 7));
        pass(LENGTH.minusMillis(1));
        assertThat(process().acquire(id)).isEmpty();

        pass(Duration.ofMillis(2));
        var next = process().acquire(id).orElseThrow();

        assertThat(next.content().get("done")).isEqualTo(new BsonInt32(7));
        assertThat(next.lease().fence()).isEqualTo(dead.lease().fence() + 1);
    }

    @Test
    void replacedHolderCanNeitherWriteNorRenewNorRelease() {
        var sleepy = process().acquire(id).orElseThrow();
        pass(LENGTH.plusSeconds(1));
        var next = process().acquire(id).orElseThrow();

        assertThat(sleepy.update(Updates.set("done", 1))).isFalse();
        assertThat(sleepy.renew()).isFalse();
        assertThat(sleepy.release(Updates.set("done", 1))).isFalse();
        assertThat(sleepy.delete()).isFalse();
        assertThat(process().find(id).orElseThrow().containsKey("done")).isFalse();
        assertThat(next.update(Updates.set("done", 2))).isTrue();
    }

    @Test
    void renewalAndUpdateExtendLeaseByItsWholeLength() {
        var held = process().acquire(id).orElseThrow();
        for (var i = 0; i < 5; i++) {
            pass(LENGTH.dividedBy(2).plusSeconds(1));
            assertThat(i % 2 == 0 ? held.renew() : held.update(Updates.set("done", i))).isTrue();
        }

        assertThat(process().acquire(id)).isEmpty();
    }

    @Test
    void expiredLeaseIsKeptWhileNoOtherAcquiredIt() {
        var held = process().acquire(id).orElseThrow();
        pass(LENGTH.multipliedBy(3));

        assertThat(held.renew()).isTrue();
        assertThat(process().acquire(id)).isEmpty();
    }

    @Test
    void fenceKeepsRisingAfterRelease() {
        var fences = new ArrayList<Long>();
        for (var i = 0; i < 4; i++) {
            var held = process().acquire(id).orElseThrow();
            fences.add(held.lease().fence());
            held.release(Updates.set("done", i));
        }

        assertThat(fences).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void leaseIsRenewedInBackgroundUntilRenewalIsClosed() {
        var held =
                new LeasedDocuments(
                                client.getDatabase(space.database())
                                        .getCollection("leased", BsonDocument.class),
                                new Leases(Instant::now, Duration.ofMillis(300)))
                        .acquire(id)
                        .orElseThrow();
        try (var renewal = held.renewInBackground()) {
            var first = held.lease().until();
            eventually(() -> assertThat(until()).isAfter(first.plusMillis(400)));
            assertThat(renewal.isLost()).isFalse();
        }
    }

    @Test
    void existingDocumentIsAcquiredUnchanged() {
        process().create(new BsonDocument("_id", new BsonString(id)).append("n", new BsonInt32(3)));
        process().create(new BsonDocument("_id", new BsonString(id)).append("n", new BsonInt32(4)));

        assertThat(process().acquire(id).orElseThrow().content().get("n"))
                .isEqualTo(new BsonInt32(3));
    }

    private Instant until() {
        return LeasedDocuments.leaseIn(process().find(id).orElseThrow()).orElseThrow().until();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
