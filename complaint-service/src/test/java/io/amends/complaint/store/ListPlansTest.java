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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A page of a list costs what it shows, not what there is.
@PlatformTest
class ListPlansTest {
    private static final int ALL = 2_200;
    private static final int PAGE = 10;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Policy POLICY =
            new Policy(Duration.ofDays(5), ReopenWindow.DEFAULT, "front-desk");

    private static final ComplaintType[] TYPES = ComplaintType.values();
    private static final Criteria NOTHING = statuses();

    private static MongoClient client;
    private static MongoDatabase database;
    private static Complaints complaints;
    private static Aggregates<Filed, ComplaintCommand, ComplaintEvent> aggregates;

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
        aggregates = factory.create(new ComplaintAggregate(POLICY, ComplaintContracts::of));
        complaints =
                new Complaints(aggregates, new Successors(aggregates, POLICY, Clock.systemUTC()));
        var random = new Random(5);
        for (var i = 0; i < ALL; i++) {
            var intake = intake(i, Reference.draw(random));
            aggregates.create(
                    intake.reference(),
                    Call.of(
                            new Open(intake, "desk-" + i % 4, i % 3 == 0 ? "north" : "south", null),
                            "x"));
        }
    }

    @AfterAll
    static void close() {
        client.close();
    }

    static List<Listing> listings() {
        var any = new ArrayList<Listing>();
        for (var order : ListOrder.values()) {
            any.add(first(order, NOTHING));
            any.add(first(order, statuses(Status.RECEIVED)));
            any.add(first(order, statuses(Status.RECEIVED, Status.PROPOSED)));
            any.add(first(order, owners("desk-1")));
            any.add(first(order, owners("desk-1", "desk-2")));
        }
        any.add(first(ListOrder.DUE, products("product-7")));
        any.add(first(ListOrder.DUE, integration("crm-2")));
        any.add(first(ListOrder.DUE, teams("north")));
        any.add(first(ListOrder.DUE, types(ComplaintType.STAFF_ATTITUDE)));
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

    /// Every second complaint is of this product: looking through all in order finds a page at
    /// once.
    @ParameterizedTest
    @EnumSource(
            value = ListOrder.class,
            names = {"RECEIVED", "PRIORITY"})
    void whatManyMatchIsFoundInOrder(ListOrder order) {
        assertThat(examined(first(order, products("product-0")))).isLessThanOrEqualTo(3 * PAGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ListOrder.class,
            names = {"RECEIVED", "PRIORITY"})
    void whatFewMatchIsReadAndSorted(ListOrder order) {
        var listing = first(order, products("product-7"));

        assertThat(examined(listing)).isEqualTo(ALL / 20);
        assertThat(complaints.list(listing)).extracting(Listed::position).isSorted().hasSize(PAGE);
    }

    private static int examined(Listing listing) {
        return database.getCollection("complaints")
                .find(listing.page())
                .hint(listing.index(aggregates))
                .sort(ascending(listing.order().field()))
                .limit(listing.limit())
                .explain(ExplainVerbosity.EXECUTION_STATS)
                .get("executionStats", Document.class)
                .getInteger("totalDocsExamined");
    }

    private static Listing first(ListOrder order, Criteria criteria) {
        return new Listing(criteria, order, null, PAGE);
    }

    private static Criteria statuses(Status... statuses) {
        return criteria(List.of(statuses), List.of(), List.of(), List.of(), List.of(), null);
    }

    private static Criteria owners(String... owners) {
        return criteria(List.of(), List.of(owners), List.of(), List.of(), List.of(), null);
    }

    private static Criteria teams(String... teams) {
        return criteria(List.of(), List.of(), List.of(teams), List.of(), List.of(), null);
    }

    private static Criteria types(ComplaintType... types) {
        return criteria(List.of(), List.of(), List.of(), List.of(types), List.of(), null);
    }

    private static Criteria products(String... products) {
        return criteria(List.of(), List.of(), List.of(), List.of(), List.of(products), null);
    }

    private static Criteria integration(String name) {
        return criteria(List.of(), List.of(), List.of(), List.of(), List.of(), name);
    }

    private static Criteria criteria(
            List<Status> statuses,
            List<String> owners,
            List<String> teams,
            List<ComplaintType> types,
            List<String> products,
            String integration) {
        return new Criteria(
                statuses,
                owners,
                teams,
                types,
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
                TYPES[i % TYPES.length],
                "rude",
                null,
                Channel.WEB,
                new Product("product-" + (i % 2 == 0 ? 0 : i % 20), null),
                null,
                new Grading(1 + i / 2 % 4, 2, 2),
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
