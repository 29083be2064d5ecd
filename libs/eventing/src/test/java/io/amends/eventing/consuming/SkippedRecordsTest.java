package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.eventing.deadletter.DeadLetter;
import io.amends.eventing.replay.EventReplay;
import io.amends.eventing.topic.TopicNames;
import io.amends.testing.RestartableProcess;
import io.amends.testing.TestPlatform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records that operators skip, among them such that cannot be fetched: in the running consumer and
/// in a replay.
class SkippedRecordsTest {
    private static final String DIARIES = "diaries";
    private static final String TOPIC = "amends.complaints";

    private final RestartableProcess broker = TestPlatform.embeddedBroker();
    private TestService.TestSettings settings;
    private TestService service;
    private RawRecords raw;

    @BeforeEach
    void start() {
        settings =
                new TestService.TestSettings(
                        TestPlatform.mongodbUri(),
                        broker.address(),
                        "skips_" + UUID.randomUUID().toString().substring(0, 8));
        service = new TestService(settings);
        raw = new RawRecords(settings);
    }

    @AfterEach
    void stop() {
        raw.close();
        service.close();
    }

    @Test
    void severalRangesOfPartitionAreSkippedAlsoByReplay() {
        var partition = noted(0, 6, "c-1");
        skip(partition, 1);
        service.messaging.start();
        hasDeadLetters(2);
        hasLines("c-1", 2, 3, 4, 5);
        service.writing.blocking = "t-6#0.1";
        noted(6, 9, "c-1");
        eventually(() -> assertThat(state().partitions().getFirst().next()).isEqualTo(6));
        skip(partition, 6);
        hasDeadLetters(3);
        hasLines("c-1", 2, 3, 4, 5, 7, 8);

        replayed(
                replay -> {
                    assertThat(replay.refused()).isEmpty();
                    assertThat(replay.gaps()).isEmpty();
                });
        assertThat(letters()).hasSize(3).allMatch(each -> each.reason() == FailureReason.SKIPPED);
    }

    /// Offsets begin again from 0 in a topic that was deleted and created again.
    @Test
    void skipsAndDeadLettersOfDeletedTopicDoNotConcernNewTopicOfSameName() throws Exception {
        var partition = noted(0, 2, "c-1");
        raw.nameless("c-1");
        skip(partition, 1);
        service.messaging.start();
        hasDeadLetters(3);
        for (var letter : letters()) {
            service.deadLetters.discard(letter.id(), "not needed", "operations/lee");
        }
        createTopicAgain();

        noted(2, 4, "c-1");
        raw.nameless("c-1");
        service.messaging.start();

        hasLines("c-1", 2, 3);
        hasDeadLetters(1);
        assertThat(letters().getFirst().reason()).isEqualTo(FailureReason.NO_SUBJECT);
        replayed(replay -> assertThat(replay.waiting()).isZero());
        assertThat(letters()).hasSize(1);
    }

    private void createTopicAgain() throws Exception {
        service.close();
        var name = new TopicNames(settings.name() + ".").of(Topic.COMPLAINTS);
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.deleteTopics(List.of(name)).all().get();
            eventually(() -> assertThat(admin.listTopics().names().get()).doesNotContain(name));
        }
        service = new TestService(settings);
    }

    @Test
    void recordThatCannotBeFetchedIsPassedAndOthersOfSkippedRangeBecomeDeadLetters()
            throws Exception {
        noted(0, 1, "c-1");
        damaged("t-1", "c-1");
        var partition = noted(2, 5, "c-1");
        service.messaging.start();
        eventually(() -> assertThat(state().failures()).isGreaterThan(1));
        hasLines("c-1", 0);

        skip(partition, 3);

        hasDeadLetters(2);
        hasLines("c-1", 0, 4);
        replayed(
                replay ->
                        assertThat(replay.gaps())
                                .singleElement()
                                .asString()
                                .contains("-" + partition + " cannot be fetched at offset 1"));
    }

    /// The last record of its partition: no batch behind it commits its offset.
    @Test
    void damagedLastRecordIsConsumedWhenSkipped() throws Exception {
        var partition = noted(0, 1, "c-1");
        damaged("t-1", "c-1");
        service.messaging.start();
        eventually(() -> assertThat(state().failures()).isGreaterThan(1));

        skip(partition, 1);

        eventually(() -> assertThat(state().lag()).isZero());
        assertThat(letters()).isEmpty();
        replayed(replay -> assertThat(replay.gaps()).hasSize(1));
    }

    @Test
    void damagedRecordOfOnePartitionLosesNoSkippedRecordsOfOthers() throws Exception {
        damaged("t-damaged", "c-0");
        var damaged = state().partitions().getFirst().partition();
        var skipped = 0;
        for (var customer = 1; customer < 30; customer++) {
            noted(customer * 10, customer * 10 + 2, "c-" + customer);
            skipped += 2;
        }
        for (var partition : state().partitions()) {
            if (partition.partition() != damaged) {
                skip(partition.partition(), partition.end() - 1);
            } else {
                skipped -= (int) (partition.end() - 1);
            }
        }

        service.messaging.start();
        eventually(() -> assertThat(state().failures()).isGreaterThan(1));
        skip(damaged, 0);

        hasDeadLetters(skipped);
        eventually(() -> assertThat(state().lag()).isZero());
        assertThat(letters()).allMatch(each -> each.reason() == FailureReason.SKIPPED);
    }

    /// Sends events of the tickets of these numbers.
    ///
    /// @return their partition
    private int noted(int from, int to, String customer) {
        var before = state().partitions();
        for (var ticket = from; ticket < to; ticket++) {
            raw.noted("t-" + ticket, customer, "0.1");
        }
        return state().partitions().stream()
                .filter(each -> before.stream().noneMatch(same -> isSame(each, same)))
                .mapToInt(ConsumerState.PartitionState::partition)
                .findFirst()
                .orElse(-1);
    }

    private static boolean isSame(
            ConsumerState.PartitionState one, ConsumerState.PartitionState other) {
        return one.partition() == other.partition() && one.end() == other.end();
    }

    private ConsumerState state() {
        service.monitor.measure();
        return service.monitor.states().getFirst();
    }

    private void skip(int partition, long after) {
        service.skipper.skip(DIARIES, TOPIC, partition, after, "a test", "operations/lee");
    }

    private List<DeadLetter> letters() {
        return service.deadLetters.open(200);
    }

    private void hasDeadLetters(int count) {
        eventually(() -> assertThat(letters()).hasSize(count));
    }

    private void hasLines(String customer, int... tickets) {
        eventually(
                () -> {
                    var diary = service.diaries.find(customer).orElseThrow().state();
                    assertThat(diary.lines())
                            .containsExactly(
                                    Arrays.stream(tickets)
                                            .mapToObj(each -> "t-" + each + "#0.1")
                                            .toArray(String[]::new));
                });
    }

    /// Replays everything into new diaries, which must be like those in use.
    private void replayed(Consumer<EventReplay> check) {
        var shadow = service.factory.create(new Diaries("shadow"));
        var writing = new Diaries.Writing();
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.address());
        try (var replay =
                new EventReplay(
                        kafka,
                        new TopicNames(settings.name() + "."),
                        service.database,
                        Clock.systemUTC(),
                        new EventConsumer<>(DIARIES, Set.of(Topic.COMPLAINTS), shadow, writing),
                        Map.of())) {
            eventually(
                    () -> {
                        replay.step();
                        assertThat(replay.progress().isAtEnd()).isTrue();
                    });
            check.accept(replay);
            replay.removeParkedEvents();
        }
        assertThat(shadow.find("c-1").map(found -> found.state()))
                .isEqualTo(service.diaries.find("c-1").map(found -> found.state()));
    }

    /// Sends an event and damages it in the broker's log.
    private void damaged(String ticket, String customer) throws IOException {
        var mark = "damaged-" + ticket;
        raw.send(
                "amends.complaint.noted.v1",
                ticket,
                customer,
                "0.1",
                "{\"mark\": \"" + mark + "\"}");
        var topic = new TopicNames(settings.name() + ".").of(Topic.COMPLAINTS);
        try (var files = Files.walk(broker.folder())) {
            for (var log : files.filter(file -> isLogOf(file, topic)).toList()) {
                var bytes = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
                var at = bytes.indexOf(mark);
                if (at >= 0) {
                    try (var file = new RandomAccessFile(log.toFile(), "rw")) {
                        file.seek(at);
                        file.write('?');
                    }
                    return;
                }
            }
        }
        throw new IllegalStateException("the record is in no log");
    }

    private static boolean isLogOf(Path file, String topic) {
        var partition = Objects.requireNonNull(file.getParent()).getFileName().toString();
        return file.toString().endsWith(".log") && partition.startsWith(topic + "-");
    }
}
