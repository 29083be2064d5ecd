package io.amends.eventing.aggregate;

import com.mongodb.client.model.IndexModel;
import io.amends.contracts.ContractEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// What this module has to know about one kind of aggregate. Everything here is pure: the rules
/// themselves stay in the service's `domain`, this only points at them.
///
/// @param <S> the state, a public record
/// @param <C> the commands, a sealed interface
/// @param <E> the domain events, a sealed interface of public records
public interface AggregateType<S, C, E> {

    /// The MongoDB collection of these aggregates, a plural such as `complaints`.
    String collection();

    /// Who speaks when its events are sent, such as `/complaint-service` (the event's `ce_source`).
    String source();

    /// The record that holds the state.
    Class<S> stateType();

    /// The names under which domain events lie in the store, one for each permitted record.
    EventNames<E> eventNames();

    /// How records become BSON: usually `Codecs.registry()`. Asked for once.
    CodecRegistry codecs();

    /// Decides a command: what happens next. An empty list means that it is already so.
    ///
    /// @param state null when nothing is there yet
    /// @param now never before the aggregate's last change
    /// @throws RuntimeException the service's own refusal; nothing is written then
    List<E> decide(@Nullable S state, C command, Instant now);

    /// The state after an event.
    S apply(@Nullable S state, E event);

    /// Whose it is: the customer's id, by which events are partitioned. Read once, at the birth.
    String key(S state);

    /// The event as others see it; one to one, so that numbers stay contiguous.
    ContractEvent toContract(HistoryEntry<E> recorded);

    /// The next instant at which something happens by itself.
    default Optional<Instant> nextDue(S state) {
        return Optional.empty();
    }

    /// The command that lets happen what is due; needed where [#nextDue] ever answers. It is
    /// decided with `now` set to the due instant and has to move [#nextDue] on.
    default C onTimer() {
        throw new UnsupportedOperationException(collection() + " has no clocks");
    }

    /// Indexes on the state (`state.…`) and on uniqueKeys (`uniqueKeys.…`), beside those this
    /// module needs.
    default List<IndexModel> indexes() {
        return List.of();
    }
}
