package io.amends.eventing.aggregate;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// The aggregate type of tickets. On the wire they have the form of complaints.
public final class Tickets implements TimedAggregateType<Ticket, Ticket.Command, Ticket.Event> {
    /// The reference of every ticket on the wire, where its format is prescribed.
    public static final String REFERENCE = "7K2M-94QX";

    /// The text that a ticket refuses.
    public static final String NO = "no";

    private static final EventNames<Ticket.Event> NAMES =
            EventNames.of(
                    Ticket.Event.class,
                    Map.of(
                            "opened", Ticket.Event.Opened.class,
                            "noted", Ticket.Event.Noted.class,
                            "scheduled", Ticket.Event.Scheduled.class,
                            "reminded", Ticket.Event.Reminded.class));

    @Override
    public String collection() {
        return "tickets";
    }

    @Override
    public String source() {
        return "/ticket-service";
    }

    @Override
    public Class<Ticket> stateType() {
        return Ticket.class;
    }

    @Override
    public EventNames<Ticket.Event> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public List<Ticket.Event> decide(@Nullable Ticket state, Ticket.Command command, Instant now) {
        return switch (command) {
            case Ticket.Command.Open(var reference, var customer, var remindAt) ->
                    state == null
                            ? List.of(new Ticket.Event.Opened(reference, customer, now, remindAt))
                            : List.of();
            case Ticket.Command.Note(var words) when words.equals(NO) ->
                    throw new Ticket.Refused("not these words");
            case Ticket.Command.Note(var words) -> List.of(new Ticket.Event.Noted(words, now));
            case Ticket.Command.Notes(var count) ->
                    Collections.nCopies(count, new Ticket.Event.Noted("many", now));
            case Ticket.Command.RemindAt(var at) -> List.of(new Ticket.Event.Scheduled(at, now));
            case Ticket.Command.NoteWhile(var meanwhile) -> {
                meanwhile.run();
                yield List.of(new Ticket.Event.Noted("meanwhile", now));
            }
            case Ticket.Command.Wake() -> List.of(new Ticket.Event.Reminded(now));
        };
    }

    @Override
    public Ticket apply(@Nullable Ticket t, Ticket.Event event) {
        if (event instanceof Ticket.Event.Opened(var reference, var customer, _, var remindAt)) {
            return new Ticket(reference, customer, 0, 0, "", remindAt);
        }
        if (t == null) {
            throw new Ticket.Refused("not opened");
        }
        return switch (event) {
            case Ticket.Event.Opened _ -> t;
            case Ticket.Event.Noted(var words, _) ->
                    new Ticket(
                            t.reference(),
                            t.customerId(),
                            t.notes() + 1,
                            t.reminders(),
                            words,
                            t.remindAt());
            case Ticket.Event.Scheduled(var at, _) ->
                    new Ticket(
                            t.reference(),
                            t.customerId(),
                            t.notes(),
                            t.reminders(),
                            t.lastWords(),
                            at);
            case Ticket.Event.Reminded _ ->
                    new Ticket(
                            t.reference(),
                            t.customerId(),
                            t.notes(),
                            t.reminders() + 1,
                            t.lastWords(),
                            null);
        };
    }

    @Override
    public String key(Ticket state) {
        return state.customerId();
    }

    @Override
    public Optional<Instant> nextDue(Ticket state) {
        return Optional.ofNullable(state.remindAt());
    }

    @Override
    public Ticket.Command onTimer() {
        return new Ticket.Command.Wake();
    }

    @Override
    public ContractEvent toContract(HistoryEntry<Ticket.Event> recorded) {
        var id = REFERENCE;
        var customer = recorded.key();
        var at = recorded.at();
        return switch (recorded.event()) {
            case Ticket.Event.Opened _ -> new ComplaintContract.Acknowledged(id, customer, at);
            case Ticket.Event.Noted _ -> new ComplaintContract.Noted(id, customer, at);
            case Ticket.Event.Scheduled _ -> new ComplaintContract.Noted(id, customer, at);
            case Ticket.Event.Reminded _ -> new ComplaintContract.Noted(id, customer, at);
        };
    }

    @Override
    public List<IndexModel> indexes() {
        var unique = new IndexOptions().unique(true).sparse(true);
        return List.of(
                new IndexModel(Indexes.ascending("state.customerId", "_id")),
                new IndexModel(Indexes.ascending("uniqueKeys.externalId"), unique));
    }
}
