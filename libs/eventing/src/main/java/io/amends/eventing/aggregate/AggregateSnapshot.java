package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// An aggregate's document as it was read, or a missing one (version 0, no state).
record AggregateSnapshot<S>(
        String id,
        boolean exists,
        long version,
        SourceOffset position,
        @Nullable String key,
        @Nullable Instant at,
        @Nullable Instant updatedAt,
        @Nullable S state,
        List<RawBsonDocument> outbox,
        int outboxBytes,
        @Nullable OutboxLeaseState lease,
        BsonDocument sourceOffsets,
        Map<String, String> uniqueKeys) {

    static <S> AggregateSnapshot<S> absent(String id) {
        return new AggregateSnapshot<>(
                id,
                false,
                0,
                SourceOffset.START,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                new BsonDocument(),
                Map.of());
    }

    /// The aggregate as callers see it.
    StoredAggregate<S> stored() {
        if (state == null || key == null || at == null) {
            throw new IllegalStateException(id + " has no state yet");
        }
        var updated = updatedAt == null ? at : updatedAt; // absent in older documents
        return new StoredAggregate<>(id, key, version, state, at, updated, uniqueKeys);
    }
}
