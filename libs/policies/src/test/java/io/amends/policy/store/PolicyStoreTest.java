package io.amends.policy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.policy.PoliciesInForce;
import io.amends.policy.PolicyCatalog;
import io.amends.policy.PolicyReading;
import io.amends.policy.domain.PolicyCommand;
import io.amends.policy.domain.PolicyEvent;
import io.amends.policy.domain.PolicySet;
import io.amends.policy.domain.PolicyVersion;
import io.amends.policy.domain.PolicyVersionConflictException;
import io.amends.policy.text.InvalidPolicyException;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class PolicyStoreTest {
    private static final String GREETING = "words: hello";
    private static final String FAREWELL = "words: goodbye";

    private MongoClient client;
    private TestSpace space;
    private PolicyStore store;

    @BeforeEach
    void connect(TestSpace given) {
        space = given;
        client = MongoClients.create(space.mongodbUri());
        client.getDatabase(space.database()).drop();
        store = another();
        store.ship(Map.of("greeting", GREETING, "farewell", FAREWELL));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void everyVersionIsKeptWithItsAuthor() {
        store.change(change("words: 'good morning' # before noon", 1));

        assertThat(store.versions("greeting"))
                .extracting(PolicyVersion::version, PolicyVersion::text, PolicyVersion::by)
                .containsExactly(
                        tuple(1, GREETING, PolicyVersion.SHIPPED),
                        tuple(2, "words: 'good morning' # before noon", "admin/kim"));
        assertThat(store.current().versions()).isEqualTo(Map.of("greeting", 2, "farewell", 1));
    }

    @Test
    void defaultsAreShippedAgainByEveryProcessWithoutEffect() {
        another().ship(Map.of("greeting", GREETING, "farewell", FAREWELL));

        assertThat(store.versions("greeting")).hasSize(1);
    }

    @Test
    void textInForceIsNoNewVersion() {
        assertThat(store.change(change(GREETING, 1)).version()).isEqualTo(1);
        assertThat(store.versions("greeting")).hasSize(1);
    }

    @Test
    void refusedChangeLeavesPoliciesAsTheyWere() {
        assertThatThrownBy(() -> store.change(change("wods: hi", 1)))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("line 1, column 7, wods: is not known here; known: words");
        assertThat(store.current().texts()).containsEntry("greeting", GREETING);
    }

    @Test
    void oneOfManyWhoReplaceTheSameVersionSucceeds() throws Exception {
        try (var people = Executors.newFixedThreadPool(8)) {
            var results =
                    people.invokeAll(
                            IntStream.range(0, 8).mapToObj(n -> change("words: hi " + n)).toList());

            assertThat(results.stream().filter(PolicyStoreTest::succeeded)).hasSize(1);
        }
        assertThat(store.versions("greeting")).hasSize(2);
    }

    @Test
    void changeIsInForceInAnotherProcessSoon() {
        try (var here = new PoliciesInForce<>(another(), new Words())) {
            here.start();
            assertThat(here.get()).isEqualTo("hello, goodbye");

            store.change(change("words: hi", 1));

            Eventually.holds("the change", () -> here.get().equals("hi, goodbye"));
            assertThat(here.snapshot().set().versions()).containsEntry("greeting", 2);
        }
    }

    private Callable<PolicyVersion> change(String text) {
        return () -> store.change(change(text, 1));
    }

    private static boolean succeeded(Future<PolicyVersion> result) {
        try {
            result.get();
            return true;
        } catch (Exception refused) {
            assertThat(refused).hasCauseInstanceOf(PolicyVersionConflictException.class);
            return false;
        }
    }

    private static PolicyCommand.Change change(String text, int expected) {
        return new PolicyCommand.Change("greeting", text, expected, "admin/kim");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private PolicyStore another() {
        AggregateStore<PolicySet, PolicyCommand, PolicyEvent> aggregates =
                new DocumentStoreFactory(
                                client.getDatabase(space.database()),
                                Clock.tickMillis(ZoneOffset.UTC),
                                AggregateLimits.DEFAULT,
                                new PropagatingTraceContext(),
                                OutboxListener.NONE)
                        .create(new PolicySetAggregateType("/test-service", new Words()));
        return new PolicyStore(aggregates);
    }

    /// A catalog of two policies with one key each.
    private static final class Words implements PolicyCatalog<String> {

        record Definition(@Nullable String words) {}

        @Override
        public SequencedMap<String, String> shipped() {
            return new TreeMap<>(Map.of("greeting", GREETING, "farewell", FAREWELL));
        }

        @Override
        public String read(PolicyReading reading) {
            var words =
                    List.of("greeting", "farewell").stream()
                            .map(kind -> reading.definition(kind, Definition.class).words())
                            .toList();
            reading.requireValid();
            return words.getFirst() + ", " + words.getLast();
        }
    }
}
