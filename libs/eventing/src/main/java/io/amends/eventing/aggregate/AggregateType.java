package io.amends.eventing.aggregate;

import com.mongodb.client.model.IndexModel;
import io.amends.contracts.ContractEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// Describes one kind of aggregate to this library. All methods are pure: the rules are in the
/// service's `domain`, this only delegates to them.
///
/// @param <S> the state, a public record
/// @param <C> the commands, a sealed interface
/// @param <E> the domain events, a sealed interface of public records
public interface AggregateType<S, C, E> {

    /// The MongoDB collection of these aggregates, a plural such as `complaints`.
    String collection();

    /// The source of its events (`ce_source`), such as `/complaint-service`.
    String source();

    /// The record that holds the state.
    Class<S> stateType();

    /// The names under which domain events are stored, one for each permitted record.
    EventNames<E> eventNames();

    /// How records become BSON: usually `Codecs.registry()`. Called once.
    CodecRegistry codecs();

    /// Decides a command. An empty list means that the command changes nothing.
    ///
    /// @param state null when the aggregate does not exist yet
    /// @param now never before the aggregate's last change
    /// @throws RuntimeException the service's own refusal; nothing is written then
    List<E> decide(@Nullable S state, C command, Instant now);

    /// The state after an event.
    S apply(@Nullable S state, E event);

    /// The customer's id, by which events are partitioned. Read once, at creation.
    String key(S state);

    /// The event as it is published; one to one, so that sequence numbers stay contiguous.
    ContractEvent toContract(HistoryEntry<E> recorded);

    /// The next instant at which a timer fires; empty when none is set.
    default Optional<Instant> nextDue(S state) {
        return Optional.empty();
    }

    /// The command of a timer that is due; required where [#nextDue] is ever present. It is decided
    /// with `now` set to the due instant and has to move [#nextDue] on.
    default C onTimer() {
        throw new UnsupportedOperationException(collection() + " has no clocks");
    }

    /// Indexes on the state (`state.…`) and on uniqueKeys (`uniqueKeys.…`), beside those this
    /// module needs.
    default List<IndexModel> indexes() {
        return List.of();
    }
}
