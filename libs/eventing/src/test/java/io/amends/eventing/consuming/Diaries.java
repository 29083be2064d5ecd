package io.amends.eventing.consuming;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.CustomerContract;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.ProjectionType;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.eventing.cloudevents.PoisonEventException;
import io.amends.eventing.cloudevents.ReceivedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// The projection type of diaries, one per customer, and its handler of ticket events.
public final class Diaries implements ProjectionType<Diary, Diary.Event> {
    /// A diary publishes an event each time it has this many more lines.
    static final int PAGE = 3;

    private final String collection;

    public Diaries() {
        this("diaries");
    }

    public Diaries(String collection) {
        this.collection = collection;
    }

    @Override
    public String collection() {
        return collection;
    }

    @Override
    public String source() {
        return "/diary-service";
    }

    @Override
    public Class<Diary> stateType() {
        return Diary.class;
    }

    @Override
    public EventNames<Diary.Event> eventNames() {
        return EventNames.of(
                Diary.Event.class, Map.of("page-filled", Diary.Event.PageFilled.class));
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public String key(Diary state) {
        return state.customerId();
    }

    @Override
    public ContractEvent toContract(HistoryEntry<Diary.Event> recorded) {
        return new CustomerContract.Scored(
                recorded.id(), recorded.at(), 50, 0.5, 26, "page " + recorded.sequence().seq());
    }

    /// Writes down each event, except those that a test has it refuse.
    public static final class Writing implements EventHandler<Diary, Diary.Event> {
        /// Subjects with numbers (`t-1#2`) that are refused.
        public final Set<String> refused = ConcurrentHashMap.newKeySet();

        /// The same for events that fail in another method, by its name.
        public final Map<String, String> failing = new ConcurrentHashMap<>();

        /// The event at which store or broker seem to be unavailable.
        public volatile String blocking = "";

        /// Customers whose diary publishes an event at the end of every batch.
        public final Set<String> concluded = ConcurrentHashMap.newKeySet();

        /// Events of the current batch, where there is one.
        private final ThreadLocal<List<String>> batch = ThreadLocal.withInitial(List::of);

        private void failIn(String method) {
            for (var line : batch.get()) {
                if (method.equals(failing.get(line))) {
                    throw new IllegalStateException(line + " fails in " + method);
                }
            }
        }

        @Override
        public void validate(ReceivedEvent received) {
            if ("validate".equals(failing.get(line(received.subject(), received.sequence())))) {
                throw new PoisonEventException("no diary takes this");
            }
        }

        @Override
        public EventHandler<Diary, Diary.Event> forBatch(List<ReceivedEvent> events) {
            batch.set(events.stream().map(each -> line(each.subject(), each.sequence())).toList());
            failIn("forBatch");
            return this;
        }

        @Override
        public void beforeWrite() {
            failIn("beforeWrite");
        }

        @Override
        public Effect<Diary, Diary.Event> conclude(Diary state, Instant now) {
            failIn("conclude");
            var known = new Diary.Event.PageFilled(state.lines().size(), now);
            return concluded.contains(state.customerId())
                    ? new Effect.NewState<>(state, List.of(known))
                    : new Effect.Nothing<>();
        }

        @Override
        public String target(String subject, String key) {
            return key;
        }

        @Override
        public Effect<Diary, Diary.Event> handle(
                Optional<Diary> state, ReceivedEvent received, Instant now) {
            var line = line(received.subject(), received.sequence());
            if (blocking.equals(line)) {
                throw new org.apache.kafka.common.errors.TimeoutException("taken for trouble");
            }
            if (refused.contains(line)) {
                throw new IllegalArgumentException("not in this diary");
            }
            var lines = new ArrayList<>(state.map(Diary::lines).orElse(List.of()));
            lines.add(line);
            var known =
                    lines.size() % PAGE == 0
                            ? List.<Diary.Event>of(new Diary.Event.PageFilled(lines.size(), now))
                            : List.<Diary.Event>of();
            return new Effect.NewState<>(new Diary(received.key(), lines), known);
        }

        public static String line(String subject, @Nullable Object sequence) {
            return subject + "#" + sequence;
        }
    }
}
