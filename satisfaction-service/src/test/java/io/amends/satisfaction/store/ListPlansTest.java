package io.amends.satisfaction.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.satisfaction.application.CustomerContractMapper;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.ListValues;
import io.amends.satisfaction.domain.Samples;
import io.amends.satisfaction.store.CustomerLists.After;
import io.amends.satisfaction.store.CustomerLists.Wanted;
import io.amends.testing.PlatformTest;
import io.amends.testing.QueryExplanation;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// For every order and filter of a list, a page examines about as many documents as it shows.
@PlatformTest
class ListPlansTest {
    private static final int ALL = 6_000;
    private static final int PAGE = 20;
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    private static MongoClient client;
    private static MongoDatabase database;
    private static CustomerLists lists;
    private static final List<Customer> EVERYBODY = new ArrayList<>();

    @BeforeAll
    static void fill(TestSpace space) {
        client = MongoClients.create(space.mongodbUri());
        database = client.getDatabase(space.database());
        var factory =
                new DocumentStoreFactory(
                        database,
                        Clock.systemUTC(),
                        AggregateLimits.DEFAULT,
                        new PropagatingTraceContext(),
                        OutboxListener.NONE);
        ProjectionStore<Customer, CustomerEvent> aggregates =
                factory.create(new CustomerProjectionType(CustomerContractMapper::of));
        lists = new CustomerLists(aggregates);
        var random = new Random(5);
        for (var from = 0; from < ALL; from += 1_000) {
            var ids =
                    IntStream.range(from, from + 1_000)
                            .mapToObj(id -> String.format(Locale.ROOT, "c-%05d", id))
                            .toList();
            aggregates.change(
                    ids,
                    (id, draft) -> {
                        var customer = Samples.customer(id, random);
                        draft.replace(customer, List.of(), NOW, "test", "test");
                    });
        }
        aggregates
                .find(new Document(), new Document("_id", 1), ALL)
                .forEach(stored -> EVERYBODY.add(stored.state()));
    }

    @AfterAll
    static void close() {
        client.close();
    }

    static List<Wanted> lists() {
        var all = new ArrayList<Wanted>();
        var tops = Set.of(Tier.TOP);
        var two = Set.of(Tier.TOP, Tier.MEDIUM);
        var rhythm = Set.of(SilenceReason.OWN_RHYTHM);
        var any = Set.of(SilenceReason.values());
        for (var order : ListOrder.values()) {
            all.add(wanted(order, Set.of(), Set.of(), null));
            all.add(wanted(order, tops, Set.of(), null));
            all.add(wanted(order, two, Set.of(), null));
            all.add(wanted(order, Set.of(), rhythm, null));
            all.add(wanted(order, Set.of(), any, null));
            all.add(wanted(order, Set.of(), Set.of(), .3));
            all.add(wanted(order, Set.of(), Set.of(), .9));
            all.add(wanted(order, tops, Set.of(), .4));
            all.add(wanted(order, tops, any, null));
            all.add(wanted(order, Set.of(), any, .5));
            for (var tiers : List.of(two, Set.of(Tier.values()))) {
                for (var reasons : List.of(rhythm, any)) {
                    all.add(wanted(order, tiers, reasons, null));
                    all.add(wanted(order, tiers, reasons, .2));
                    all.add(wanted(order, tiers, reasons, 1.0));
                }
            }
            all.add(wanted(order, tops, rhythm, .4));
            all.add(wanted(order, Set.of(), rhythm, .1));
            all.add(wanted(order, tops, Set.of(), .1));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyPageExaminesAboutItsSizeAndPagesCoverTheList(Wanted wanted) {
        var seen = new ArrayList<Customer>();
        var after = Optional.<After>empty();
        while (true) {
            var page = lists.list(wanted, after, PAGE);
            assertThat(examined(wanted, after)).isLessThanOrEqualTo(2 * PAGE);
            seen.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            var last = page.getLast();
            var value = wanted.order().of(last);
            after = Optional.of(new After(value, last.facts().customerId()));
        }

        assertThat(seen).isNotEmpty().isEqualTo(expected(wanted));
        assertThat(lists.count(wanted)).isEqualTo(seen.size());
    }

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void loyaltyBoundWithinBandExaminesAtMostThatBand(ListOrder order) {
        for (var below : List.of(.05, .35, .75, .901)) {
            var tenth = ListValues.band(below);
            for (var tiers : List.of(Set.<Tier>of(), Set.of(Tier.TOP))) {
                var wanted = wanted(order, tiers, Set.of(), below);
                var above =
                        EVERYBODY.stream()
                                .filter(each -> tiers.isEmpty() || isIn(each, tiers))
                                .filter(each -> each.listing().band() == tenth)
                                .filter(each -> each.current().loyalty() >= below)
                                .count();
                assertThat(lists.list(wanted, Optional.empty(), PAGE))
                        .isEqualTo(expected(wanted).stream().limit(PAGE).toList());
                assertThat(examined(wanted, Optional.empty()))
                        .as("%s below %s", order, below)
                        .isLessThanOrEqualTo((int) (2 * PAGE + above));
            }
        }
    }

    private static List<Customer> expected(Wanted wanted) {
        Comparator<Customer> byValue = Comparator.comparingDouble(wanted.order()::of);
        var down =
                wanted.order() == ListOrder.REVENUE_AT_RISK
                        || wanted.order() == ListOrder.RECOVERABLE;
        return EVERYBODY.stream()
                .filter(each -> !down || each.current().revenueAtRisk() != null)
                .filter(each -> wanted.tiers().isEmpty() || isIn(each, wanted.tiers()))
                .filter(
                        each ->
                                wanted.reasons().isEmpty()
                                        || each.silence().reason() != null
                                                && wanted.reasons()
                                                        .contains(each.silence().reason()))
                .filter(each -> each.current().loyalty() < wanted.loyaltyBelow().orElse(2))
                .sorted(
                        (down ? byValue.reversed() : byValue)
                                .thenComparing(each -> each.facts().customerId()))
                .toList();
    }

    private static boolean isIn(Customer customer, Set<Tier> tiers) {
        return customer.tier() != null && tiers.contains(customer.tier().tier());
    }

    private static int examined(Wanted wanted, Optional<After> after) {
        var left = PAGE;
        var examined = 0;
        for (var reading : CustomerLists.readings(wanted, after)) {
            if (left > 0) {
                var explained =
                        QueryExplanation.of(
                                database.getCollection(CustomerProjectionType.COLLECTION)
                                        .find(reading.filter())
                                        .sort(reading.sort())
                                        .limit(left));
                left -= explained.returned();
                examined += explained.examined();
            }
        }
        return examined;
    }

    private static Wanted wanted(
            ListOrder order, Set<Tier> tiers, Set<SilenceReason> reasons, Double below) {
        return new Wanted(
                order,
                tiers,
                reasons,
                below == null ? OptionalDouble.empty() : OptionalDouble.of(below));
    }
}
