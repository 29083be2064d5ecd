package io.amends.satisfaction.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.satisfaction.Eventually;
import io.amends.satisfaction.MovableClock;
import io.amends.satisfaction.store.TestStore;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The nightly schedule, on a real store.
@PlatformTest
class NightlyJobSchedulerTest {
    private static final Instant EVENING = Instant.parse("2026-03-01T20:00:00Z");
    private static final LocalTime FOUR = LocalTime.of(4, 0);

    private static TestStore store;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock(EVENING);
    private final MovableClock realClock = new MovableClock(Instant.now());
    private final List<String> done = new CopyOnWriteArrayList<>();
    private String name;

    @BeforeAll
    static void open(TestSpace space) {
        store = new TestStore(space.mongodbUri(), space.database());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void anotherWork() {
        name = "work-" + UUID.randomUUID();
    }

    @Test
    void jobRunsOnceAtConfiguredHour() {
        var scheduler = watch(FOUR);
        scheduler.runDueJobs();
        clock.moveTo(Instant.parse("2026-03-02T03:59:59.999Z"));
        scheduler.runDueJobs();
        assertThat(done).isEmpty();

        clock.moveTo(Instant.parse("2026-03-02T04:00:00Z"));
        scheduler.runDueJobs();
        scheduler.runDueJobs();
        clock.move(Duration.ofHours(19));
        scheduler.runDueJobs();

        assertThat(done).containsExactly(name + " 2026-03-02");
    }

    @Test
    void jobRunsEveryNight() {
        var scheduler = watch(FOUR);
        for (var hour = 0; hour < 72; hour++) {
            scheduler.runDueJobs();
            clock.move(Duration.ofHours(1));
        }

        assertThat(done)
                .containsExactly(name + " 2026-03-02", name + " 2026-03-03", name + " 2026-03-04");
    }

    @Test
    void jobRunsOnceAcrossRestartAndSecondInstance() {
        watch(FOUR).runDueJobs();
        clock.moveTo(Instant.parse("2026-03-02T04:00:01Z"));
        watch(FOUR).runDueJobs();
        watch(FOUR).runDueJobs();
        clock.move(Duration.ofMinutes(1));
        watch(FOUR).runDueJobs();

        assertThat(done).hasSize(1);
    }

    @Test
    void missedNightIsMadeUpAtNextStart() {
        watch(FOUR).runDueJobs();
        clock.moveTo(Instant.parse("2026-03-04T11:30:00Z"));

        watch(FOUR).runDueJobs();

        assertThat(done).containsExactly(name + " 2026-03-04");
    }

    @Test
    void failedJobIsRetried() {
        var work =
                new NightlyJobScheduler.Work(
                        name,
                        FOUR,
                        night -> {
                            done.add("try");
                            if (done.size() < 3) {
                                throw new IllegalStateException("the store is away");
                            }
                            return true;
                        });
        var scheduler = watch(List.of(work));
        scheduler.runDueJobs();
        clock.move(Duration.ofHours(9));
        for (var check = 0; check < 10; check++) {
            scheduler.runDueJobs();
            realClock.move(Duration.ofMinutes(1));
        }

        assertThat(done).hasSize(3);
    }

    @Test
    void failedJobBacksOffExponentiallyUpToFifteenMinutesAndIsCounted() {
        var tries = new ArrayList<Instant>();
        var work =
                new NightlyJobScheduler.Work(
                        name,
                        FOUR,
                        night -> {
                            tries.add(realClock.instant());
                            throw new IllegalStateException("always");
                        });
        var scheduler = watch(List.of(work));
        scheduler.runDueJobs();
        clock.move(Duration.ofHours(9));
        for (var check = 0; check < 3_600; check++) {
            scheduler.runDueJobs();
            realClock.move(Duration.ofSeconds(1));
        }

        var pauses = new ArrayList<Long>();
        for (var i = 1; i < tries.size(); i++) {
            pauses.add(Duration.between(tries.get(i - 1), tries.get(i)).toSeconds());
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L);
        assertThat(registry.get("amends.jobs.failures").tag("job", name).counter().count())
                .isEqualTo(tries.size());
    }

    @Test
    void failedJobDoesNotBlockOtherJobs() {
        var broken =
                new NightlyJobScheduler.Work(
                        name + "-fit",
                        FOUR,
                        night -> {
                            throw new IllegalStateException("broken");
                        });
        var scheduler =
                new NightlyJobScheduler(
                        store.nights(realClock),
                        List.of(broken, work(name, FOUR)),
                        () -> {},
                        () -> {
                            throw new IllegalStateException("cannot go on");
                        },
                        () -> {},
                        new BackgroundJobs(registry, realClock),
                        clock);
        scheduler.runDueJobs();
        clock.move(Duration.ofHours(9));
        scheduler.runDueJobs();

        assertThat(done).containsExactly(name + " 2026-03-02");
    }

    @Test
    void killedJobIsTakenOverAfterLeaseExpires() {
        watch(FOUR).runDueJobs();
        clock.move(Duration.ofHours(9));
        var night = LocalDate.of(2026, 3, 2);
        // Killed in the middle of the work: it neither completes the lease nor releases it.
        assertThat(store.nights(realClock).begin(name, night)).isPresent();

        watch(FOUR).runDueJobs();
        assertThat(done).as("its lease still holds").isEmpty();

        realClock.move(Duration.ofMinutes(2));
        watch(FOUR).runDueJobs();
        watch(FOUR).runDueJobs();
        assertThat(done).containsExactly(name + " 2026-03-02");
    }

    @Test
    void completeWithLostLeaseIsRejected() {
        var log = store.nights(realClock);
        log.register(name, LocalDate.of(2026, 3, 1));
        var slow = log.begin(name, LocalDate.of(2026, 3, 2)).orElseThrow();
        realClock.move(Duration.ofMinutes(2));
        var other = log.begin(name, LocalDate.of(2026, 3, 2)).orElseThrow();

        assertThat(slow.complete()).isFalse();
        assertThat(other.document().lease().fence()).isEqualTo(slow.document().lease().fence() + 1);
        assertThat(other.complete()).isTrue();
        assertThat(log.begin(name, LocalDate.of(2026, 3, 2))).isEmpty();
    }

    @Test
    void incompleteJobIsCheckedAgain() {
        var work =
                new NightlyJobScheduler.Work(
                        name,
                        FOUR,
                        night -> {
                            done.add("check");
                            return done.size() == 3;
                        });
        var scheduler = watch(List.of(work));
        scheduler.runDueJobs();
        clock.move(Duration.ofHours(9));
        for (var check = 0; check < 10; check++) {
            scheduler.runDueJobs();
        }

        assertThat(done).hasSize(3);
    }

    @Test
    void fitRunsBeforePassAlsoWhenBothWereMissed() {
        var fit = work(name + "-fit", LocalTime.of(3, 0));
        var pass = work(name + "-pass", FOUR);
        var scheduler = watch(List.of(fit, pass));
        scheduler.runDueJobs();
        clock.moveTo(Instant.parse("2026-03-02T03:30:00Z"));
        scheduler.runDueJobs();
        assertThat(done).containsExactly(name + "-fit 2026-03-02");

        clock.moveTo(Instant.parse("2026-03-03T12:00:00Z"));
        scheduler.runDueJobs();

        assertThat(done)
                .containsExactly(
                        name + "-fit 2026-03-02",
                        name + "-fit 2026-03-03",
                        name + "-pass 2026-03-03");
    }

    @Test
    void nightBeginningBeforeFirstCheckIsNotSkipped() {
        try (var scheduler = watch(FOUR)) {
            scheduler.start();
            clock.moveTo(Instant.parse("2026-03-02T04:00:00Z"));

            Eventually.await(() -> done.equals(List.of(name + " 2026-03-02")));
        }
    }

    private NightlyJobScheduler watch(LocalTime at) {
        return watch(List.of(work(name, at)));
    }

    private NightlyJobScheduler.Work work(String called, LocalTime at) {
        return new NightlyJobScheduler.Work(
                called, at, (LocalDate night) -> done.add(called + " " + night));
    }

    private NightlyJobScheduler watch(List<NightlyJobScheduler.Work> works) {
        return new NightlyJobScheduler(
                store.nights(realClock),
                works,
                () -> {},
                () -> {},
                () -> {},
                new BackgroundJobs(registry, realClock),
                clock);
    }
}
