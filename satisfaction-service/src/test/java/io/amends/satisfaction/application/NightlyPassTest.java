package io.amends.satisfaction.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.MongoTimeoutException;
import io.amends.contracts.Tier;
import io.amends.satisfaction.MovableClock;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.InteractionHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.FailedCustomers.Failure;
import io.amends.satisfaction.store.NightlyPassLog;
import io.amends.satisfaction.store.TestStore;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The nightly pass over all customers, on a real store.
@PlatformTest
class NightlyPassTest {
    private static final Instant NIGHT = Instant.parse("2026-03-02T04:00:00Z");
    private static final int TODAY = CustomerFacts.day(NIGHT);
    private static final int ALL = Integer.getInteger("amends.pass.customers", 2_000);
    private static final int SILENT = ALL / 10;

    private final MovableClock clock = new MovableClock(NIGHT);
    private final MovableClock realClock = new MovableClock(Instant.now());
    private final CurrentParameters scoring = new CurrentParameters(ScoreParameters.PRIORS);
    private TestStore store;

    @BeforeEach
    void fill(TestSpace space) {
        store =
                new TestStore(
                        space.mongodbUri(),
                        "pass_" + Long.toString(System.nanoTime() % 1_000_000_000, 36));
        for (var from = 0; from < ALL; from += 500) {
            store.put(customers(from, from + 500), NIGHT.minusSeconds(3600));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    /// Customer number n spent n euros every month; every tenth stopped 95 days ago.
    private static List<Customer> customers(int from, int to) {
        var some = new ArrayList<Customer>();
        for (var n = from; n < to; n++) {
            var last = n % 10 == 0 ? TODAY - 95 : TODAY - 5;
            var interactions =
                    InteractionHistoryBuilder.bought(
                            InteractionHistoryBuilder.every(30, 9, last), 100L * (n + 1));
            var id = String.format(Locale.ROOT, "c-%05d", n);
            var at = NIGHT.minusSeconds(3600);
            some.add(Customer.after(null, id, interactions, ScoreParameters.PRIORS, at).customer());
        }
        return some;
    }

    @Test
    void passProcessesEveryCustomerOnceAndTiersHaveTheirShares() {
        var done = pass(_ -> {}).run().orElseThrow();

        assertThat(done.done()).isTrue();
        assertThat(done.counts()).isEqualTo(new NightlyPassLog.Counts(ALL, ALL, ALL, SILENT, 0, 0));
        var tiers =
                store.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.tier().tier(), Collectors.counting()));
        assertThat(tiers)
                .containsEntry(Tier.TOP, ALL / 100L)
                .containsEntry(Tier.LARGE, ALL * 19 / 100L)
                .containsEntry(Tier.MEDIUM, ALL * 30 / 100L);
        assertThat(warnings()).isEqualTo(SILENT);
    }

    @Test
    void stoppedPassResumesWhereItStopped() {
        var stopped = interruptedAfter(1_000);

        assertThat(stopped.done()).isFalse();
        assertThat(warnings()).isEqualTo(SILENT / 2);

        var rest = pass(_ -> {}).resume().orElseThrow();

        assertThat(rest.done()).isTrue();
        assertThat(rest.counts().processed()).isEqualTo(ALL);
        assertThat(warnings()).isEqualTo(SILENT);
        assertThat(pass(_ -> {}).resume()).as("nothing is left to go on with").isEmpty();
    }

    @Test
    void killedPassIsTakenOverAfterLeaseExpiresWithoutDuplicateEvents() {
        var failing =
                pass(
                        progress -> {
                            // Killed after a batch was written, before its progress was stored.
                            throw new IllegalStateException("killed at " + progress.counts());
                        });
        assertThat(failure(failing::run)).isPresent();
        realClock.move(Duration.ofMinutes(2));

        var rest = pass(_ -> {}).resume().orElseThrow();

        assertThat(rest.done()).isTrue();
        assertThat(warnings()).isEqualTo(SILENT);
        assertThat(tiered()).isEqualTo(ALL);
    }

    @Test
    void largestAmountsGetValuesAndTiers() {
        var at = NIGHT.minusSeconds(3600);
        var rich = new ArrayList<Customer>();
        var ids = Map.of("EUR", "c-00001", "VND", "c-00002", "IDR", "c-00003");
        for (var currency : ids.keySet()) {
            var interactions =
                    InteractionHistoryBuilder.bought(
                            List.of(TODAY - 40, TODAY - 5), currency, 60_000_000_000_000L);
            var id = ids.get(currency);
            rich.add(Customer.after(null, id, interactions, ScoreParameters.PRIORS, at).customer());
        }
        store.put(rich, at);

        var done = pass(_ -> {}).run().orElseThrow();

        assertThat(done.done()).isTrue();
        assertThat(done.counts().failed()).isZero();
        assertThat(store.all())
                .filteredOn(each -> each.facts().customerId().equals("c-00001"))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.tier().tier()).isEqualTo(Tier.TOP);
                            assertThat(each.current().revenueAtRisk()).isGreaterThan(1e11);
                        });
        assertThat(store.events().get("c-00002"))
                .filteredOn(CustomerEvent.Tiered.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        CustomerEvent.Tiered.class,
                        tiered ->
                                assertThat(tiered.value().amount())
                                        .isEqualByComparingTo("120000000000000"));
    }

    @Test
    void customerForWhomPassFailsIsSkippedCountedAndListed() {
        var at = NIGHT.minusSeconds(3600);
        // No currency has this code, so that amounts of this customer cannot be computed.
        var broken = InteractionHistoryBuilder.bought(List.of(TODAY - 5), "XQQ", 1000);
        var known = InteractionHistoryBuilder.bought(List.of(TODAY - 5));
        var customer =
                Customer.after(null, "c-00777", known, ScoreParameters.PRIORS, at).customer();
        store.put(List.of(customer.withFacts(customer.facts().with(broken))), at);

        var done = pass(_ -> {}).run().orElseThrow();

        assertThat(done.done()).isTrue();
        assertThat(done.counts().processed()).isEqualTo(ALL);
        assertThat(done.counts().failed()).isEqualTo(1);
        assertThat(tiered()).as("all others have a tier").isEqualTo(ALL - 1);
        assertThat(store.failedCustomers().list(10))
                .extracting(FailedCustomers.Failure::customerId, FailedCustomers.Failure::job)
                .contains(tuple("c-00777", "pass"));
        assertThat(
                        store.registry()
                                .get("amends.scores.customers.failed")
                                .tag("job", "pass")
                                .counter()
                                .count())
                .isEqualTo(1);

        realClock.move(Duration.ofMinutes(1));
        store.put(List.of(customer), at);
        clock.move(Duration.ofDays(1));
        pass(_ -> {}).run();
        assertThat(store.failedCustomers().list(10)).as("it works again").isEmpty();
    }

    @Test
    void pageOfUnreadableDocumentsIsCountedAsFailedAndPassContinues() {
        // More than one page of the pass, and of the values.
        var damaged = store.damage("c-00500", "c-01600");

        var done = pass(_ -> {}).run().orElseThrow();

        assertThat(done.done()).isTrue();
        assertThat(done.counts().processed()).isEqualTo(ALL);
        assertThat(done.counts().failed()).isEqualTo(damaged);
        assertThat(done.counts().tiered()).isEqualTo(ALL - damaged);
        assertThat(store.failedCustomers().list(5_000))
                .extracting(FailedCustomers.Failure::job)
                .containsOnly("pass", "tiers");
    }

    @Test
    void fullOutboxOfOneCustomerIsListedAndPassContinues() {
        var bytes = 13 * 1024 * 1024; // more than an outbox may hold
        var waiting = new BsonDocument("data", new BsonString("x".repeat(bytes)));
        store.edit("c-00777", it -> it.put("outbox", new BsonArray(List.of(waiting))));

        passGoesOnWithout("c-00777");
    }

    @Test
    void customerWhoseDocumentWouldBecomeTooLargeIsListedEveryNightAndPassContinues() {
        var bytes = 16 * 1024 * 1024;
        store.edit(
                "c-00777",
                it -> {
                    it.put("other", new BsonString(""));
                    var size = new RawBsonDocument(it, new BsonDocumentCodec()).getByteBuffer();
                    it.put("other", new BsonString("x".repeat(bytes - size.remaining() - 10)));
                });

        passGoesOnWithout("c-00777");
        clock.move(Duration.ofDays(1));
        passGoesOnWithout("c-00777");
        assertThat(store.failedCustomers().list(10)).extracting(Failure::times).containsExactly(2);
    }

    private void passGoesOnWithout(String id) {
        var done = pass(_ -> {}).run().orElseThrow();

        assertThat(done.done()).isTrue();
        assertThat(done.counts().processed()).isEqualTo(ALL);
        assertThat(done.counts().failed()).isEqualTo(1);
        assertThat(store.failedCustomers().list(10))
                .extracting(Failure::customerId)
                .containsExactly(id);
        assertThat(store.all().stream().filter(each -> each.tier() == null)).hasSize(1);
    }

    @Test
    void failureOfStoreEndsPass() {
        var run = store.failedCustomers().run("pass");
        var unavailable = new MongoTimeoutException("the store does not answer");

        assertThatThrownBy(() -> run.failed("c-00777", unavailable)).isSameAs(unavailable);
        assertThatThrownBy(() -> run.failed("c-00777", new IllegalStateException(unavailable)))
                .hasCause(unavailable);
        assertThat(store.failedCustomers().list(10)).isEmpty();
    }

    @Test
    void customersThatFailedBeforeAnInterruptionStayListed() {
        var damaged = store.damage("c-00100", "c-00103");
        interruptedAfter(500);
        realClock.move(Duration.ofMinutes(1));

        pass(_ -> {}).resume();

        assertThat(store.failedCustomers().list(10))
                .filteredOn(each -> each.job().equals("pass"))
                .hasSize((int) damaged);
    }

    @Test
    void failedPassReportsFailureUntilItSucceeds() {
        var failing =
                pass(
                        _ -> {
                            throw new IllegalStateException("broken");
                        });
        assertThat(failure(failing::run)).isPresent();
        assertThat(failure(failing::run)).isPresent();
        assertThat(store.passes(realClock).failedTries()).isEqualTo(2);

        pass(_ -> {}).run();

        assertThat(store.passes(realClock).failedTries()).isZero();
    }

    @Test
    void completedPassIsNotRepeatedSameNight() {
        assertThat(pass(_ -> {}).runSince(NIGHT)).isTrue();
        clock.move(Duration.ofHours(1));

        assertThat(pass(_ -> {}).runSince(NIGHT)).isTrue();

        assertThat(store.passes(realClock).last().orElseThrow().startedAt()).isEqualTo(NIGHT);
    }

    @Test
    void concurrentPassIsNotStarted() {
        var other = new ArrayList<Optional<NightlyPassLog.Progress>>();

        pass(_ -> other.add(pass(_ -> {}).run())).run();

        assertThat(other).isNotEmpty().allMatch(Optional::isEmpty);
    }

    @Test
    void passWithExpiredLeaseStopsWithoutDuplicateEvents() {
        var other = new ArrayList<NightlyPassLog.Progress>();
        var expired =
                pass(
                        _ -> {
                            realClock.move(Duration.ofMinutes(2));
                            other.add(pass(_ -> {}).run().orElseThrow());
                        });

        var left = expired.run().orElseThrow();

        assertThat(left.done()).isFalse();
        assertThat(other).hasSize(1);
        assertThat(other.getFirst().done()).isTrue();
        assertThat(warnings()).isEqualTo(SILENT);
        assertThat(tiered()).isEqualTo(ALL);
    }

    @Test
    void laterPassWritesOnlyChangedCustomers() {
        pass(_ -> {}).run();
        clock.move(Duration.ofMinutes(10)); // a day moves those who buy: their loyalty fades

        var next = pass(_ -> {}).run().orElseThrow();

        assertThat(next.counts().processed()).isEqualTo(ALL);
        assertThat(next.counts().changed()).isZero();
    }

    @Test
    void interruptedPassOfEarlierDayStartsAgain() {
        interruptedAfter(500);
        clock.move(Duration.ofDays(2));

        var next = pass(_ -> {}).run().orElseThrow();

        assertThat(next.startedAt()).isEqualTo(clock.instant());
        assertThat(next.counts().processed()).isEqualTo(ALL);
    }

    @Test
    void firstTierIsPublishedOnceWithoutPrevious() {
        pass(_ -> {}).run();
        clock.move(Duration.ofDays(1));
        pass(_ -> {}).run();

        assertThat(store.events().values())
                .allSatisfy(
                        events ->
                                assertThat(events)
                                        .filteredOn(CustomerEvent.Tiered.class::isInstance)
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                CustomerEvent.Tiered.class,
                                                tiered -> assertThat(tiered.previous()).isNull()));
    }

    @Test
    void passPausesAtLimitOfPendingEventsWhileBrokerIsUnavailable() {
        var total = 3_500;
        for (var from = ALL; from < total; from += 500) {
            store.put(customers(from, from + 500), NIGHT.minusSeconds(3600));
        }
        var batches = new AtomicInteger();
        var processed = new ArrayList<Long>();
        var mostWaiting = new AtomicLong();

        var done =
                pass(progress -> {
                            processed.add(progress.counts().processed());
                            mostWaiting.accumulateAndGet(store.waiting(), Math::max);
                            // The broker is unavailable for a while, then all is sent whose leases
                            // have expired.
                            if (batches.incrementAndGet() >= 12) {
                                store.send();
                            }
                        })
                        .run()
                        .orElseThrow();

        assertThat(done.done()).isTrue();
        assertThat(done.counts().tiered()).isEqualTo(total);
        assertThat(mostWaiting).hasValue(2_500);
        assertThat(processed.subList(4, 12)).as("it waits").containsOnly(2_500L);
    }

    private NightlyPassLog.Progress interruptedAfter(int processed) {
        var self = new NightlyPass[1];
        self[0] =
                pass(
                        progress -> {
                            if (progress.counts().processed() >= processed) {
                                self[0].stop();
                            }
                        });
        return self[0].run().orElseThrow();
    }

    private NightlyPass pass(Consumer<NightlyPassLog.Progress> shown) {
        return new NightlyPass(
                store.customers(),
                store.failedCustomers(),
                store.passes(realClock),
                scoring,
                TierShares.DEFAULT,
                clock,
                work -> {
                    work.run();
                    return true;
                },
                shown);
    }

    private long warnings() {
        return count(CustomerEvent.Warned.class);
    }

    private long tiered() {
        return count(CustomerEvent.Tiered.class);
    }

    private long count(Class<? extends CustomerEvent> type) {
        return store.events().values().stream()
                .flatMap(List::stream)
                .filter(type::isInstance)
                .count();
    }

    private static Optional<Exception> failure(Callable<?> work) {
        try {
            work.call();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }
}
