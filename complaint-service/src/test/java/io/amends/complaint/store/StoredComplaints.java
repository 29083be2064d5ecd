package io.amends.complaint.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.complaint.application.ComplaintContractMapper;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.domain.Intake;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.domain.ReopenWindow;
import io.amends.complaint.domain.SamplePolicies;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Product;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The store alone, without HTTP API and relay.
public final class StoredComplaints implements AutoCloseable {
    public static final Policy POLICY =
            new Policy(
                    Duration.ofDays(5),
                    ReopenWindow.DEFAULT,
                    "front-desk",
                    Set.of(),
                    SamplePolicies.PLAIN);

    /// When an answer is due to a complaint received at this instant.
    static Instant due(Instant at) {
        return at.plus(POLICY.answerWithin());
    }

    private final MongoClient client;
    public final MongoDatabase database;
    public final AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates;
    public final Complaints complaints;

    public StoredComplaints(TestSpace space) {
        client = MongoClients.create(space.mongodbUri());
        database = client.getDatabase(space.database());
        var clock = Clock.systemUTC();
        var factory =
                new DocumentStoreFactory(
                        database,
                        clock,
                        AggregateLimits.DEFAULT,
                        new PropagatingTraceContext(),
                        OutboxListener.NONE);
        aggregates =
                factory.create(
                        new ComplaintAggregateType(() -> POLICY, ComplaintContractMapper::of));
        complaints = new Complaints(aggregates);
    }

    @Override
    public void close() {
        client.close();
    }

    /// The intake data that tests vary.
    public record Sample(
            String customer,
            String integration,
            @Nullable String externalId,
            ComplaintType type,
            @Nullable Product product,
            Grading grading,
            Instant receivedAt,
            @Nullable String fingerprint) {

        public Intake under(Reference reference) {
            return new Intake(
                    reference.text(),
                    customer,
                    integration,
                    externalId,
                    type,
                    "rude",
                    null,
                    Channel.WEB,
                    product,
                    null,
                    grading,
                    null,
                    null,
                    null,
                    receivedAt,
                    due(receivedAt),
                    true,
                    null,
                    fingerprint,
                    null);
        }
    }
}
