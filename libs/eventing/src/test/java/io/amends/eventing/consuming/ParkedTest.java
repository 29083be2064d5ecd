package io.amends.eventing.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.amends.contracts.Sequence;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.EventHeader;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.testing.UncertainWrites;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Parked events are durable in the store before their offsets are committed.
@PlatformTest
class ParkedTest {
    private static final List<IncomingRecord> EARLY = List.of(early(2), early(3));

    private MongoClient client;
    private String database;

    @BeforeEach
    void connect(TestSpace space) {
        client = MongoClients.create(space.mongodbUri());
        database = space.database();
        parked(0).removeAll();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void parkingFailsWhereTheStoreReportsOnlyAWriteConcernError() {
        var parked = parked(1);

        assertThatThrownBy(() -> parked.park(EARLY)).isInstanceOf(MongoBulkWriteException.class);
        parked.park(EARLY);

        assertThat(parked.count()).isEqualTo(2);
    }

    @Test
    void parkingAgainFailsWhereTheStoreReportsDuplicatesAndAWriteConcernError() {
        parked(0).park(EARLY);

        assertThatThrownBy(() -> parked(1).park(EARLY)).isInstanceOf(MongoBulkWriteException.class);
    }

    @Test
    void parkingAgainChangesNothing() {
        parked(0).park(EARLY.subList(0, 1));
        parked(0).park(EARLY);

        assertThat(parked(0).count()).isEqualTo(2);
    }

    private ParkedEvents parked(int uncertain) {
        return new ParkedEvents(
                UncertainWrites.of(client.getDatabase(database), uncertain),
                "diaries",
                DocumentFaults.logging());
    }

    private static IncomingRecord early(int seq) {
        var header =
                new EventHeader(
                        "/ticket-service",
                        "t-1",
                        new Sequence(0, seq),
                        "amends.complaint.noted.v1",
                        Instant.EPOCH,
                        "c-1",
                        null);
        var raw = new ConsumerRecord<>("complaints", 0, seq, new byte[0], new byte[0]);
        return new IncomingRecord(raw, new DecodedRecord.Unknown(header));
    }
}
