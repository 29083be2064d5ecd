package io.amends.complaint.store;

import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintCommand.Withdraw;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.domain.Status;
import io.amends.complaint.store.StoredComplaints.Sample;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Product;
import io.amends.contracts.WaitingFor;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.UpdateOrder;
import io.amends.testing.PlatformTest;
import io.amends.testing.QueryExplanation;
import io.amends.testing.TestSpace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The cost of a page depends on its size, not on the number of complaints.
@PlatformTest
class ListPlansTest {
    private static final int ALL = 3_000;
    private static final int PAGE = 10;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATE = START.plusSeconds(ALL / 7 - 20);
    private static final ComplaintType RARE_TYPE = ComplaintType.ACCIDENT_OR_SAFETY;

    private static final int PAGES = 3;
    private static final List<Status> OPEN =
            Stream.of(Status.values()).filter(Status::isOpen).toList();
    private static final List<Status> OVER =
            Stream.of(Status.values()).filter(it -> !it.isOpen()).toList();

    private static StoredComplaints store;

    /// A filter with a display name.
    private record Asked(String name, UnaryOperator<QueryBuilder> what) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Of twenty complaints ten are of a product that many have, one is of each of ten others, and
    /// one is of a rare type; two in a hundred have a batch, two in a hundred waited; the older
    /// half is withdrawn.
    @BeforeAll
    static void fill(TestSpace space) {
        store = new StoredComplaints(space);
        var random = new Random(5);
        for (var i = 0; i < ALL; i++) {
            var intake = sample(i).under(Reference.draw(random));
            var team = i % 3 == 0 ? "north" : "south";
            var open = new Open(intake, "desk-" + i % 4, team, null);
            store.aggregates.create(
                    intake.reference(), CommandRequest.<ComplaintCommand>of(open, "x"));
            if (i % 50 == 7) {
                store.aggregates.handle(
                        intake.reference(),
                        CommandRequest.of(new WaitFor(WaitingFor.CUSTOMER, null, "why"), "x"));
            }
            if (i < ALL / 2) {
                store.aggregates.handle(
                        intake.reference(), CommandRequest.of(new Withdraw("found"), "x"));
            }
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static List<Asked> filters() {
        return List.of(
                new Asked("nothing", it -> it),
                new Asked("open ones", it -> it.statuses(OPEN)),
                new Asked("new ones", it -> it.statuses(List.of(Status.RECEIVED))),
                new Asked("what is over", it -> it.statuses(OVER)),
                new Asked("an owner", it -> it.owners("desk-1")),
                new Asked("two owners", it -> it.owners("desk-1", "desk-2")),
                new Asked("a team", it -> it.teams("north")),
                new Asked("a frequent type", it -> it.types(ComplaintType.STAFF_ATTITUDE)),
                new Asked("a rare type", it -> it.types(RARE_TYPE)),
                new Asked("a frequent product", it -> it.products("product-0")),
                new Asked("a rare product", it -> it.products("product-7")),
                new Asked("two products", it -> it.products("product-0", "product-7")),
                new Asked("a batch", it -> it.batches("lot-1")),
                new Asked("those that wait", it -> it.waiting(WaitingFor.CUSTOMER)),
                new Asked("a customer", it -> it.customers("c-7")),
                new Asked("an integration's own", it -> it.integration("crm-2")));
    }

    /// Every filter in every order.
    static Stream<ComplaintPage> listings() {
        return Stream.of(ListOrder.values())
                .filter(order -> order != ListOrder.UPDATED)
                .flatMap(order -> filters().stream().map(it -> listing(order, it)));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void everyPageExaminesOnlyItsEntriesAndPagesCoverTheListInOrder(ComplaintPage listing) {
        assertThat(walked(listing, atMost(listing, PAGE))).isEqualTo(unindexed(listing));
    }

    /// In order of priority open complaints are one range of an index; in the other orders all open
    /// ones of a filter are read if they are few, instead of scanning the ended ones.
    @ParameterizedTest
    @MethodSource("listings")
    void listOfOpenComplaintsExaminesNoEndedOnes(ComplaintPage all) {
        var listing = onlyOpen(all);
        var alone = listing.criteria().asked().equals(List.of(ListFields.STATUS));
        var few =
                alone || listing.order() == ListOrder.PRIORITY
                        ? PAGE
                        : (int) store.complaints.count(listing);

        assertThat(few).isLessThan(ListIndexSelector.FEW);
        assertThat(walked(listing, atMost(listing, few))).isEqualTo(unindexed(listing));
    }

    /// A customer's and a batch's complaints, and those that wait, are read and sorted.
    private static int atMost(ComplaintPage listing, int unlessFew) {
        var criteria = listing.criteria();
        var sorted = Stream.of(criteria.customerIds(), criteria.batches(), criteria.waiting());
        return sorted.allMatch(List::isEmpty) ? unlessFew : 60;
    }

    /// Together they match two in a hundred; the most selective one leads.
    @ParameterizedTest
    @EnumSource(names = "UPDATED", mode = EnumSource.Mode.EXCLUDE)
    void mostSelectiveOfTwoFiltersLeads(ListOrder order) {
        var asked = new Asked("", it -> it.owners("desk-3").teams("south").products("product-7"));
        var listing = listing(order, asked);

        assertThat(listing.way(store.aggregates).lead()).isEqualTo(ListFields.PRODUCT);
        assertThat(examined(listing)).isLessThanOrEqualTo(ALL / 20);
        assertThat(store.complaints.list(listing)).hasSize(PAGE);
    }

    @ParameterizedTest
    @EnumSource(names = "UPDATED", mode = EnumSource.Mode.EXCLUDE)
    void twoUnselectiveFiltersFillPageSoon(ListOrder order) {
        var asked = new Asked("", it -> it.teams("south").products("product-0"));
        var listing = listing(order, asked);

        assertThat(examined(listing)).isLessThanOrEqualTo(3 * PAGE);
        assertThat(store.complaints.list(listing)).hasSize(PAGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ListOrder.class,
            names = {"DUE", "PRIORITY"})
    void recentlyReceivedAreReadAndSortedInOtherOrders(ListOrder order) {
        var listing = listing(order, new Asked("", it -> it.receivedAfter(LATE)));

        assertThat(listing.way(store.aggregates).last()).isEqualTo(ListFields.RECEIVED);
        assertThat(examined(listing)).isLessThanOrEqualTo(150);
        assertThat(store.complaints.list(listing))
                .hasSize(PAGE)
                .extracting(ListedComplaint::position)
                .isSorted();
    }

    @Test
    void dueBeforeIsReadAndSortedByPriority() {
        var open = START.plusSeconds(ALL / 2 / 7);
        var soon = StoredComplaints.due(open).plusSeconds(15);
        var listing = listing(ListOrder.PRIORITY, new Asked("", it -> it.dueBefore(soon)));

        assertThat(examined(listing)).isLessThanOrEqualTo(150);
        assertThat(store.complaints.list(listing)).hasSize(PAGE);
    }

    @Test
    void updatedAfterUsesIndexForIntegrationAndForAllComplaints() {
        var all = listing(ListOrder.UPDATED, new Asked("", it -> it));
        var own = listing(ListOrder.UPDATED, new Asked("", it -> it.integration("crm-1")));

        assertThat(walked(all, PAGE)).isEqualTo(unindexed(all));
        assertThat(walked(own, PAGE)).isEqualTo(unindexed(own));

        var middle = store.complaints.list(all).getLast().complaint().updatedAt();
        var later =
                listing(
                        ListOrder.UPDATED,
                        new Asked("", it -> it.integration("crm-1").updatedAfter(middle)));
        assertThat(walked(later, PAGE))
                .isEqualTo(unindexed(later))
                .allMatch(it -> it.compareTo(UpdateOrder.after(middle)) > 0);
    }

    @Test
    void latestComplaintsOfCustomerAreSortedByReceipt() {
        assertThat(store.complaints.ofCustomer("c-7", PAGE))
                .hasSize(PAGE)
                .extracting(it -> it.complaint().intake().receivedAt())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    /// The positions of the first pages, each of which examines at most `atMost` entries.
    private static List<String> walked(ComplaintPage listing, int atMost) {
        var seen = new ArrayList<String>();
        var part = listing;
        while (true) {
            var page = store.complaints.list(part);
            assertThat(examined(part)).isLessThanOrEqualTo(atMost);
            page.forEach(it -> seen.add(it.position()));
            if (page.size() < PAGE || seen.size() >= PAGES * PAGE) {
                return seen;
            }
            part = after(page.getLast(), listing);
        }
    }

    private static List<String> unindexed(ComplaintPage listing) {
        return store
                .database
                .getCollection("complaints")
                .find(listing.filter())
                .projection(include(listing.order().field()))
                .hint(new Document("$natural", 1))
                .map(
                        it ->
                                it.getEmbedded(
                                        List.of(listing.order().field().split("\\.")),
                                        String.class))
                .into(new ArrayList<>())
                .stream()
                .sorted()
                .limit(PAGES * PAGE)
                .toList();
    }

    private static int examined(ComplaintPage listing) {
        return QueryExplanation.of(
                        store.database
                                .getCollection("complaints")
                                .find(listing.page())
                                .hint(listing.way(store.aggregates).index())
                                .sort(ascending(listing.order().field()))
                                .limit(listing.limit()))
                .examined();
    }

    private static ComplaintPage listing(ListOrder order, Asked asked) {
        return new ComplaintPage(
                asked.what().apply(QueryBuilder.anything()).criteria(), order, null, PAGE);
    }

    private static ComplaintPage onlyOpen(ComplaintPage all) {
        var open = QueryBuilder.of(all.criteria()).statuses(OPEN).criteria();
        return new ComplaintPage(open, all.order(), null, PAGE);
    }

    private static ComplaintPage after(ListedComplaint last, ComplaintPage listing) {
        return new ComplaintPage(listing.criteria(), listing.order(), last.position(), PAGE);
    }

    private static Sample sample(int i) {
        var product = i % 2 == 0 ? 0 : i % 20;
        var types = ComplaintType.values();
        var type = i % 20 == 3 ? RARE_TYPE : types[i % (types.length - 1)];
        return new Sample(
                "c-" + i % 50,
                "crm-" + i % 3,
                null,
                type,
                new Product("product-" + product, i % 100 < 2 ? "lot-" + i % 2 : null),
                new Grading(1 + i / 2 % 4, 2, 2),
                START.plusSeconds(i / 7),
                null);
    }
}
