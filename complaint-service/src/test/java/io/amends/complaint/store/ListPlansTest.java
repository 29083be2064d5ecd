package io.amends.complaint.store;

import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.Call;
import io.amends.aggregates.CarriedTraces;
import io.amends.aggregates.Limits;
import io.amends.aggregates.OutboxListener;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.domain.Intake;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.domain.ReopenWindow;
import io.amends.complaint.domain.Status;
import io.amends.complaint.messaging.ComplaintContracts;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Product;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A page of a list costs what it shows, not what there is.
@PlatformTest
class ListPlansTest {
    private static final int ALL = 400;
    private static final int PAGE = 10;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Policy POLICY =
            new Policy(Duration.ofDays(5), ReopenWindow.DEFAULT, "front-desk");

    private static MongoClient client;
    private static MongoDatabase database;
    private static Complaints complaints;

    @BeforeAll
    static void fill(TestSpace space) {
        client = MongoClients.create(space.mongodbUri());
        database = client.getDatabase(space.database());
        var factory =
                new AggregatesFactory(
                        database,
                        Clock.systemUTC(),
                        Limits.DEFAULT,
                        new CarriedTraces(),
                        OutboxListener.NOBODY);
        Aggregates<Filed, ComplaintCommand, ComplaintEvent> aggregates =
                factory.create(new ComplaintAggregate(POLICY, ComplaintContracts::of));
        complaints =
                new Complaints(aggregates, new Successors(aggregates, POLICY, Clock.systemUTC()));
        var random = new Random(5);
        for (var i = 0; i < ALL; i++) {
            var intake = intake(i, Reference.draw(random));
            aggregates.create(
                    intake.reference(),
                    Call.of(new Open(intake, "desk-" + i % 4, null, null), "x"));
        }
    }

    @AfterAll
    static void close() {
        client.close();
    }

    static List<Listing> listings() {
        var any = new ArrayList<Listing>();
        for (var order : ListOrder.values()) {
            any.add(
                    new Listing(
                            criteria(List.of(), List.of(), List.of(), null), order, null, PAGE));
        }
        any.add(due(criteria(List.of(Status.RECEIVED), List.of(), List.of(), null)));
        any.add(
                due(
                        criteria(
                                List.of(Status.RECEIVED, Status.PROPOSED),
                                List.of(),
                                List.of(),
                                null)));
        any.add(due(criteria(List.of(), List.of("desk-1"), List.of(), null)));
        any.add(due(criteria(List.of(), List.of("desk-1", "desk-2"), List.of(), null)));
        any.add(due(criteria(List.of(), List.of(), List.of("product-7"), null)));
        any.add(due(criteria(List.of(), List.of(), List.of(), "crm-2")));
        return any;
    }

    @ParameterizedTest
    @MethodSource("listings")
    void aPageExaminesLittleMoreThanItShows(Listing listing) {
        assertThat(examined(listing)).isLessThanOrEqualTo(2 * PAGE);
        var first = complaints.list(listing);
        assertThat(first).hasSize(PAGE);

        var next =
                new Listing(listing.criteria(), listing.order(), first.getLast().position(), PAGE);

        assertThat(examined(next)).isLessThanOrEqualTo(2 * PAGE);
        assertThat(complaints.list(next))
                .extracting(Listed::position)
                .isSorted()
                .allMatch(it -> it.compareTo(first.getLast().position()) > 0);
    }

    private static int examined(Listing listing) {
        return database.getCollection("complaints")
                .find(listing.page())
                .sort(ascending(listing.order().field()))
                .limit(listing.limit())
                .explain(ExplainVerbosity.EXECUTION_STATS)
                .get("executionStats", Document.class)
                .getInteger("totalDocsExamined");
    }

    private static Listing due(Criteria criteria) {
        return new Listing(criteria, ListOrder.DUE, null, PAGE);
    }

    private static Criteria criteria(
            List<Status> statuses, List<String> owners, List<String> products, String integration) {
        return new Criteria(
                statuses,
                owners,
                List.of(),
                List.of(),
                products,
                List.of(),
                List.of(),
                List.of(),
                integration,
                null,
                null);
    }

    private static Intake intake(int i, Reference reference) {
        var receivedAt = START.plusSeconds(i / 7);
        return new Intake(
                reference.text(),
                "c-" + i % 50,
                "crm-" + i % 3,
                null,
                ComplaintType.STAFF_ATTITUDE,
                "rude",
                null,
                Channel.WEB,
                new Product("product-" + i % 10, null),
                null,
                new Grading(1 + i % 4, 2, 2),
                null,
                null,
                null,
                receivedAt,
                POLICY.answerDueAt(receivedAt),
                true,
                null,
                null);
    }
}
