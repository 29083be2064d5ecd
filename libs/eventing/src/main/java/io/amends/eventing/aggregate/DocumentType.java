package io.amends.eventing.aggregate;

import com.mongodb.client.model.IndexModel;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.bson.EventNames;
import java.util.List;
import org.bson.codecs.configuration.CodecRegistry;

/// Describes to this library how one kind of state is stored, a document each, and how its events
/// are published: what aggregates and projections have in common. All methods are pure.
///
/// @param <S> the state, a public record
/// @param <E> the domain events, a sealed interface of public records
public sealed interface DocumentType<S, E> permits AggregateType, ProjectionType {

    /// The MongoDB collection of these documents, a plural such as `complaints`.
    String collection();

    /// The source of its events (`ce_source`), such as `/complaint-service`.
    String source();

    /// The record that holds the state.
    Class<S> stateType();

    /// The names under which domain events are stored, one for each permitted record.
    EventNames<E> eventNames();

    /// How records become BSON: usually `Codecs.registry()`. Called once.
    CodecRegistry codecs();

    /// The customer's id, by which events are partitioned. Read once, at creation.
    String key(S state);

    /// The event as it is published; one to one, so that sequence numbers stay contiguous.
    ContractEvent toContract(HistoryEntry<E> recorded);

    /// Indexes on the state (`state.…`) and on uniqueKeys (`uniqueKeys.…`), beside those this
    /// module needs.
    default List<IndexModel> indexes() {
        return List.of();
    }
}
