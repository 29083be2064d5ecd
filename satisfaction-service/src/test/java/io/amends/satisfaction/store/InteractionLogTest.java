package io.amends.satisfaction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.satisfaction.domain.interactions.Interaction;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.InteractionSums;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.amends.satisfaction.domain.interactions.RecordedInteraction.Novelty;
import io.amends.satisfaction.domain.interactions.Sender;
import io.amends.satisfaction.store.InteractionLog.Entry;
import io.amends.satisfaction.store.InteractionLog.Wanted;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Interactions and their sums on a real store.
@PlatformTest
class InteractionLogTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T10:00:00Z");
    private static final Sender TILL = Sender.source("/till");
    private static TestStore store;

    @BeforeAll
    static void open(TestSpace space) {
        store = new TestStore(space.mongodbUri(), space.database());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void concurrentCountsInAnyOrderCountEachInteractionOnce() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var entries = atRandom("counted", 300, random);
        var batches = new ArrayList<Callable<Void>>();
        for (var repetition = 0; repetition < 3; repetition++) {
            var shuffled = new ArrayList<>(entries);
            Collections.shuffle(shuffled, random);
            for (var from = 0; from < shuffled.size(); ) {
                var to = Math.min(shuffled.size(), from + random.nextInt(1, 20));
                var batch = List.copyOf(shuffled.subList(from, to));
                batches.add(
                        () -> {
                            store.interactions().save(batch);
                            store.interactions().count(batch);
                            return null;
                        });
                from = to;
            }
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(batches)) {
                done.get();
            }
        }

        assertThat(counted("counted")).as("seed %d", seed).isEqualTo(expected("counted"));
        assertThat(list("counted")).as("seed %d", seed).hasSizeGreaterThan(100);
    }

    @Test
    void countKilledBeforeNotingIsNotCountedAgain() {
        var first = entry("died", TILL, "p1", 0, "10", 0);
        var corrected = entry("died", TILL, "p1", 40, "7", 1);
        store.interactions().save(List.of(first));
        // Counts are in the sums only: they are noted at the interactions by the next count.
        count(first);
        count(first);
        store.interactions().save(List.of(corrected));
        count(corrected);
        count(first);
        count(entry("died", TILL, "p2", 0, "1", 0));

        assertThat(counted("died")).isEqualTo(expected("died"));
        assertThat(counted("died").purchases()).singleElement().matches(p -> p.amount() == 700);
    }

    @Test
    void sendersDoNotReplaceOrSeeEachOthersInteractions() {
        var shop = Sender.integration("shop");
        var other = Sender.integration("shop/other");
        var log = store.interactions();

        assertThat(log.record(List.of(entry("shared", shop, "p1", 0, "10", 0)), "shop"))
                .containsExactly(Novelty.CREATED);
        assertThat(log.record(List.of(entry("shared", other, "p1", 0, "99", 7)), "other"))
                .containsExactly(Novelty.CREATED);
        log.save(List.of(entry("shared", TILL, "p1", 0, "77", 9)));
        assertThat(log.record(List.of(entry("shared", shop, "p1", 1, "11", 1)), "shop"))
                .containsExactly(Novelty.REPLACED);

        assertThat(log.list(new Wanted("shared", shop, null), Optional.empty(), 10))
                .singleElement()
                .satisfies(one -> assertThat(one.interaction().revision()).isEqualTo(1));
        assertThat(log.list(new Wanted("shared", null, "p1"), Optional.empty(), 10))
                .extracting(one -> new Sender(one.sender()).text())
                .containsExactlyInAnyOrder(
                        "integration:shop", "integration:shop/other", "source:/till");
        assertThat(log.count(new Wanted("shared", other, null))).isEqualTo(1);
    }

    @Test
    void summaryAtInstantContainsEarlierInteractionsOnly() {
        var entries =
                List.of(
                        entry("then", TILL, "a", 0, "1", 0),
                        entry("then", TILL, "b", 24, "2", 0),
                        entry("then", TILL, "c", 26, "4", 0),
                        entry("then", TILL, "d", 48, "8", 0));
        store.interactions().save(entries);
        entries.forEach(InteractionLogTest::count);

        for (var hours : List.of(-1, 0, 23, 24, 25, 26, 47, 48, 1000)) {
            var instant = NEW_YEAR.plus(Duration.ofHours(hours));
            var until =
                    list("then").stream()
                            .map(RecordedInteraction::interaction)
                            .filter(each -> !each.at().isAfter(instant))
                            .toList();

            assertThat(store.interactions().asOf("then", instant))
                    .as("after %d hours", hours)
                    .isEqualTo(
                            InteractionSums.of(until)
                                    .summary(until.stream().map(Interaction::id).toList()));
        }
    }

    @Test
    void documentsAndTrafficOfAHotCustomerDoNotGrowWithTheirInteractions() {
        record(0, 2_000);
        var document = store.largest("interactionSums");
        var few = trafficOfOne(2_000);
        record(2_001, 10_000);
        var many = trafficOfOne(10_001);

        assertThat(store.largest("interactionSums")).isLessThanOrEqualTo(document + 200);
        assertThat(store.largest("interactions")).isLessThan(2_000);
        assertThat(many).isLessThan(few + few / 5);
        assertThat(counted("hot").purchases())
                .allMatch(day -> day.amount() % 100 == 0)
                .extracting(day -> day.amount() / 100)
                .satisfies(
                        sums ->
                                assertThat(sums.stream().mapToLong(Long::longValue).sum())
                                        .isEqualTo(10_001));
    }

    private static void record(int from, int to) {
        for (var begin = from; begin < to; begin += 500) {
            var batch =
                    IntStream.range(begin, Math.min(to, begin + 500))
                            .mapToObj(InteractionLogTest::hot)
                            .toList();
            store.interactions().record(batch, "test");
            store.interactions().count(batch);
        }
        // The last batch is still pending in the sums; the next count removes it.
        trafficOfOne(from == 0 ? 2_000 : 10_001);
    }

    private static long trafficOfOne(int number) {
        var one = List.of(hot(number));
        store.interactions().record(one, "test");
        store.interactions().count(one);
        var before = store.traffic();
        store.interactions().record(one, "test");
        store.interactions().count(one);
        return store.traffic() - before;
    }

    private static Entry hot(int number) {
        return entry(
                "hot",
                TILL,
                String.format(Locale.ROOT, "p%06d", number),
                number % (24 * 60),
                "1",
                0);
    }

    private static void count(Entry entry) {
        store.interactions().count(List.of(entry));
    }

    private static InteractionSummary counted(String customer) {
        var nothing = entry(customer, TILL, "nothing", 0, "1", 0);
        return store.interactions().count(List.of(nothing)).summaries().get(customer);
    }

    private static InteractionSummary expected(String customer) {
        var all = list(customer).stream().map(RecordedInteraction::interaction).toList();
        var newest =
                all.stream()
                        .filter(each -> each.type() == InteractionType.PURCHASE)
                        .limit(10)
                        .map(Interaction::id)
                        .toList();
        return InteractionSums.of(all).summary(newest);
    }

    private static List<RecordedInteraction> list(String customer) {
        return store.interactions()
                .list(new Wanted(customer, null, null), Optional.empty(), Integer.MAX_VALUE);
    }

    private static List<Entry> atRandom(String customer, int count, Random random) {
        var types = InteractionType.values();
        return IntStream.range(0, count)
                .mapToObj(
                        _ ->
                                new Entry(
                                        customer,
                                        random.nextBoolean() ? TILL : Sender.STAFF,
                                        new Interaction(
                                                "i" + random.nextInt(count / 2),
                                                types[random.nextInt(types.length)],
                                                NEW_YEAR.plusSeconds(random.nextInt(3_000_000)),
                                                money(random.nextInt(1, 100) + ".50"),
                                                NEW_YEAR.plusSeconds(random.nextInt(3_000_000)),
                                                null,
                                                random.nextInt(4))))
                .toList();
    }

    private static Entry entry(
            String customer, Sender sender, String id, int hours, String amount, int revision) {
        return new Entry(
                customer,
                sender,
                new Interaction(
                        id,
                        InteractionType.PURCHASE,
                        NEW_YEAR.plus(Duration.ofHours(hours)),
                        money(amount),
                        null,
                        null,
                        revision));
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
