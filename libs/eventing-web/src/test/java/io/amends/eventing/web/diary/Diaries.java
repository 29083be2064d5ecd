package io.amends.eventing.web.diary;

import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.ProjectionType;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.codecs.configuration.CodecRegistry;

/// The history of a customer's complaints, line by line; publishes no events.
final class Diaries
        implements ProjectionType<Diaries.Diary, Diaries.Event>,
                EventHandler<Diaries.Diary, Diaries.Event> {

    public record Diary(String customerId, List<String> lines) {}

    public sealed interface Event {
        record Closed() implements Event {}
    }

    @Override
    public String collection() {
        return "diaries";
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
    public EventNames<Event> eventNames() {
        return EventNames.of(Event.class, Map.of("closed", Event.Closed.class));
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
    public ContractEvent toContract(HistoryEntry<Event> recorded) {
        throw new IllegalStateException("a diary publishes nothing");
    }

    @Override
    public String target(String subject, String key) {
        return key;
    }

    @Override
    public Effect<Diary, Event> handle(Optional<Diary> state, ReceivedEvent received, Instant now) {
        var lines = new ArrayList<>(state.map(Diary::lines).orElse(List.of()));
        lines.add(received.subject() + " " + received.sequence());
        return new Effect.NewState<>(new Diary(received.key(), lines), List.of());
    }
}
