package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Sequence;
import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.json.Json;
import io.amends.satisfaction.Eventually;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From events on Kafka to the score and its event, on a real store and broker.
@PlatformTest
class ScoringFlowTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static RunningService service;
    private static TestPublisher wire;

    @BeforeAll
    static void start(TestSpace space) {
        service =
                RunningService.start(
                        space, "--amends.eventing.topic-prefix=" + TestPublisher.prefix(space));
        wire = new TestPublisher(space);
    }

    @AfterAll
    static void stop() {
        wire.close();
        service.close();
    }

    @Test
    void complaintIsScoredAndScoreIsPublished() {
        var happened =
                new EventHistoryBuilder("flow-anna")
                        .opened("F-1", MONDAY, ComplaintType.PRODUCT_OR_SERVICE_QUALITY, 2, "40")
                        .resolved("F-1", day(1))
                        .answered("F-1", day(4), true, 5);
        happened.events().forEach(wire::publish);
        await(() -> facts("flow-anna").equals(happened.facts()));

        var score =
                service.get("/api/v1/customers/flow-anna/score?asOf=2026-03-06T12:00:00Z", "agent");
        assertThat(score.statusCode()).isEqualTo(200);
        // One event per batch, so there may have been one to three.
        var sent = eventsAbout("flow-anna", service.customers().history("flow-anna").size());

        assertThat(sent.stream().map(TestPublisher::sequence)).isEqualTo(numbers(sent.size()));
        var last = sent.getLast();
        assertThat(TestPublisher.header(last, "ce_type")).isEqualTo("amends.customer.scored.v1");
        assertThat(TestPublisher.header(last, "ce_source")).isEqualTo("/satisfaction-service");
        assertThat(TestPublisher.header(last, "ce_subject")).isEqualTo("flow-anna");
        var data = Json.mapper().readTree(last.value());
        var current = service.customers().find("flow-anna").orElseThrow().state().published();
        assertThat(data.path("satisfaction").asDouble())
                .isCloseTo(current.satisfaction(), within(.0051));
        assertThat(data.path("loyalty").asDouble()).isCloseTo(current.loyalty(), within(.000051));
        assertThat(data.path("parameters").asString()).isEqualTo("priors-2");
    }

    @Test
    void shuffledAndRepeatedHistoriesGiveSameBits() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var customers = new ArrayList<EventHistoryBuilder>();
        var events = new ArrayList<EventHistoryBuilder.Event>();
        for (var number = 0; number < 20; number++) {
            var happened = atRandom("flow-shuffled-" + number, random);
            customers.add(happened);
            events.addAll(happened.events());
        }
        events.addAll(List.copyOf(events).subList(0, events.size() / 2));
        Collections.shuffle(events, random);
        events.forEach(wire::publish);

        for (var happened : customers) {
            var id = happened.events().getFirst().data().customerId();
            await(() -> facts(id).equals(happened.facts()));
            assertThat(facts(id)).as("seed %d", seed).isEqualTo(happened.facts());
        }
    }

    @Test
    void interactionsFromTopicAreStoredAndCounted() {
        for (var number = 3; number >= 1; number--) {
            wire.publish(purchase("flow-ben", "p" + number, day(number), "20.00", 0));
            wire.publish(purchase("flow-ben", "p" + number, day(number), "20.00", 0));
        }
        wire.publish(purchase("flow-ben", "p2", day(2), "30.00", 1));

        await(
                () ->
                        facts("flow-ben").interactions().purchases().size() == 3
                                && facts("flow-ben").interactions().purchases().get(1).amount()
                                        == 3000);
        var listed = service.get("/api/v1/interactions?customerId=flow-ben&count=true", "agent");
        assertThat(listed.headers().firstValue("X-Total-Count")).hasValue("3");
        var score =
                RunningService.json(
                        service.get(
                                "/api/v1/customers/flow-ben/score?asOf=2026-03-05T08:00:00Z",
                                "agent"));
        // The third purchase is at nine o'clock of that day, so it is not yet known then.
        var loyalty = score.path("loyalty").path("value").asDouble();
        assertThat(score.path("revenueAtRisk").path("value").path("amount").asString())
                .satisfies(
                        amount ->
                                assertThat(Double.parseDouble(amount))
                                        .isCloseTo(50 * (1 - loyalty), within(.01)));
    }

    @Test
    void interactionsByRestArePublishedAndScored() {
        var body =
                """
                {"id": "d1", "customerId": "flow-carla", "type": "purchase", "at": "2026-01-03T10:00:00Z",
                 "amount": {"amount": "100", "currency": "EUR"}}
                """;
        service.post("/api/v1/interactions", "integration", "application/json", body);
        service.post("/api/v1/interactions", "integration", "application/json", body);

        await(() -> !facts("flow-carla").interactions().isEmpty());
        var recorded =
                wire.read("amends.interactions", found -> !of("flow-carla", found).isEmpty());
        assertThat(of("flow-carla", recorded)).hasSize(1);
        var sorted = service.get("/api/v1/scores?sort=revenueAtRisk&limit=200", "agent");
        assertThat(sorted.body()).contains("flow-carla");
        assertThat(eventsAbout("flow-carla", 1)).isNotEmpty();
    }

    @Test
    void oneCustomerOnAllPartitionsLosesNoEffect() {
        for (var number = 0; number < 600; number++) {
            var data =
                    String.format(
                            Locale.ROOT,
                            """
                    {"id": "m%d", "customerId": "flow-many", "type": "%s", "at": "2026-03-%02dT10:00:00Z",
                     "amount": {"amount": "1.00", "currency": "EUR"}, "revision": 0}
                    """,
                            number,
                            number % 10 == 0 ? "refund" : "purchase",
                            1 + number % 28);
            wire.publishInteraction(
                    "flow-many", number % 12, "/till", data.getBytes(StandardCharsets.UTF_8));
        }

        await(() -> spent("flow-many") == 60_000 - 6_000 - 6_000);
        var listed = service.get("/api/v1/interactions?customerId=flow-many&count=true", "agent");
        assertThat(listed.headers().firstValue("X-Total-Count")).hasValue("600");
    }

    private static long spent(String customerId) {
        return facts(customerId).interactions().spending().stream()
                .mapToLong(PurchaseDay::amount)
                .sum();
    }

    @Test
    void everyInvalidInteractionBecomesDeadLetterWithReasonAndNextIsApplied() {
        var wrong = WrongInteractions.all();
        var offsets = new ArrayList<Long>();
        for (var number = 0; number < wrong.size(); number++) {
            var customer = "flow-bad-" + number;
            var row = wrong.get(number);
            var headers = new HashMap<String, @Nullable String>();
            row.headers()
                    .forEach(
                            (name, value) ->
                                    headers.put(
                                            name,
                                            value == null
                                                    ? null
                                                    : value.replace("CUSTOMER", customer)));
            var data = bytes(row.data().replace("CUSTOMER", customer));
            offsets.add(wire.publishInteraction(customer, 3, headers, data));
            wire.publishInteraction(
                    customer,
                    3,
                    "/till",
                    bytes(WrongInteractions.GOOD.replace("CUSTOMER", customer)));
        }
        var more =
                WrongInteractions.GOOD
                        .replace("CUSTOMER", "flow-more")
                        .replace("{\"id\"", "{\"colour\":\"red\",\"id\"");
        wire.publishInteraction("flow-more", 3, "/till", bytes(more));

        await(() -> !facts("flow-more").interactions().isEmpty());
        await(() -> deadLetterDetails(3).keySet().containsAll(offsets));
        var reasons = deadLetterDetails(3);
        var softly = new SoftAssertions();
        for (var number = 0; number < wrong.size(); number++) {
            var customer = "flow-bad-" + number;
            var row = wrong.get(number);
            softly.assertThat(reasons.get(offsets.get(number)))
                    .as("%s", row)
                    .contains(row.reason())
                    .doesNotContain("io.amends");
            softly.assertThat(facts(customer).interactions().purchases()).as("%s", row).hasSize(1);
            softly.assertThat(stored(customer)).as("%s", row).isEqualTo(1);
        }
        softly.assertAll();
        assertThat(offsets).doesNotHaveDuplicates();
    }

    @Test
    void eventClaimingRestOriginBecomesDeadLetterUnlessPublishedByThisService() {
        var customer = "flow-forged";
        post(customer, "100.00", 0);
        var first = published(customer, 1).getFirst();
        post(customer, "200.00", 1);
        var second = published(customer, 2).getLast();
        await(() -> spent(customer) == 20_000);

        var repeated = wire.publishInteraction(customer, 5, first.headers(), first.value());
        var again = wire.publishInteraction(customer, 5, second.headers(), second.value());
        var higher =
                wire.publishInteraction(
                        customer,
                        5,
                        second.headers(),
                        second.value().replace("\"revision\":1", "\"revision\":7"));
        var cheaper =
                wire.publishInteraction(
                        customer, 5, first.headers(), first.value().replace("100.00", "1.00"));
        wire.publishInteraction(
                "flow-behind",
                5,
                "/till",
                bytes(WrongInteractions.GOOD.replace("CUSTOMER", "flow-behind")));

        await(() -> !facts("flow-behind").interactions().isEmpty());
        await(() -> deadLetterDetails(5).size() >= 2);
        assertThat(deadLetterDetails(5))
                .doesNotContainKeys(repeated, again)
                .hasEntrySatisfying(higher, detail -> assertThat(detail).contains("another is"))
                .hasEntrySatisfying(cheaper, detail -> assertThat(detail).contains("another is"));
        assertThat(spent(customer)).isEqualTo(20_000);
        assertThat(stored(customer)).isEqualTo(1);
    }

    private static void post(String customer, String amount, int revision) {
        var body =
                String.format(
                        Locale.ROOT,
                        """
                        {"id": "d1", "customerId": "%s", "type": "purchase", "at": "2026-01-03T10:00:00Z",
                         "amount": {"amount": "%s", "currency": "EUR"}, "revision": %d}
                        """,
                        customer,
                        amount,
                        revision);
        var answer = service.post("/api/v1/interactions", "integration", "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    /// An event as the topic contains it.
    private record Published(Map<String, @Nullable String> headers, String value) {}

    private static List<Published> published(String customer, int atLeast) {
        return of(
                        customer,
                        wire.read(
                                "amends.interactions",
                                found -> of(customer, found).size() >= atLeast))
                .stream()
                .map(
                        record -> {
                            var headers = new HashMap<String, @Nullable String>();
                            for (var header : record.headers()) {
                                headers.put(
                                        header.key(), TestPublisher.header(record, header.key()));
                            }
                            return new Published(headers, record.value());
                        })
                .toList();
    }

    /// The reasons of the dead letters of a partition of interactions, by their offsets.
    private static Map<Long, String> deadLetterDetails(int partition) {
        var found = new HashMap<Long, String>();
        for (var each :
                service.context().getBean(DeadLetterService.class).open(1_000, Instant.EPOCH, "")) {
            if (each.topic().endsWith("amends.interactions") && each.partition() == partition) {
                found.put(each.offset(), each.detail());
            }
        }
        return found;
    }

    private static int stored(String customer) {
        var listed = service.get("/api/v1/interactions?count=true&customerId=" + customer, "agent");
        return Integer.parseInt(listed.headers().firstValue("X-Total-Count").orElseThrow());
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void interactionWithInvalidCustomerIdBecomesDeadLetterAndBlocksNothing() {
        wire.publish(purchase("not a pseudonym", "x1", day(1), "1.00", 0));
        wire.publish(purchase("flow-dora", "x2", day(1), "1.00", 0));

        await(() -> !facts("flow-dora").interactions().isEmpty());
        var letters =
                wire.read(
                        "amends.interactions.dlt",
                        found -> !of("not a pseudonym", found).isEmpty());
        assertThat(of("not a pseudonym", letters)).hasSize(1);
    }

    @Test
    void eventsWithoutFactCreateNoCustomer() {
        var noted = new ComplaintContract.Noted("F-9", "flow-erik", MONDAY);
        wire.publish(new EventHistoryBuilder.Event("F-9", noted, new Sequence(0, 1)));
        var happened = new EventHistoryBuilder("flow-after-erik");
        happened.opened("F-10", MONDAY, ComplaintType.STAFF_ATTITUDE, 1, null);
        happened.events().forEach(wire::publish);
        await(() -> facts("flow-after-erik").equals(happened.facts()));

        assertThat(service.get("/api/v1/customers/flow-erik/score", "agent").statusCode())
                .isEqualTo(404);
    }

    private static EventHistoryBuilder atRandom(String id, Random random) {
        return EventHistoryBuilder.atRandom(new EventHistoryBuilder(id), random, 3, MONDAY);
    }

    private static InteractionContract.Recorded purchase(
            String customerId, String id, Instant at, String amount, int revision) {
        return new InteractionContract.Recorded(
                id,
                customerId,
                InteractionType.PURCHASE,
                at,
                new Money(new BigDecimal(amount), "EUR"),
                null,
                null,
                revision);
    }

    private static CustomerFacts facts(String customerId) {
        return service.customers()
                .find(customerId)
                .map(stored -> stored.state().facts())
                .orElse(CustomerFacts.none(customerId));
    }

    private static List<ConsumerRecord<String, String>> eventsAbout(
            String customerId, int atLeast) {
        return of(
                customerId,
                wire.read("amends.customers", found -> of(customerId, found).size() >= atLeast));
    }

    private static List<ConsumerRecord<String, String>> of(
            String customerId, List<ConsumerRecord<String, String>> records) {
        return records.stream().filter(each -> Objects.equals(each.key(), customerId)).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "0." + n).toList();
    }

    private static void await(BooleanSupplier condition) {
        wire.flush();
        Eventually.await(condition);
    }

    private static Instant day(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }
}
