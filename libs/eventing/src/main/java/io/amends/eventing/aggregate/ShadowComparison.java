package io.amends.eventing.aggregate;

import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/// Compares a rebuilt state with the one in use.
public interface ShadowComparison {

    /// The merged state of the one in use and the rebuilt one; the one in use where nothing
    /// differs.
    ///
    /// @param inUse null where there is none; may be damaged
    /// @param published reads what the aggregate has published so far, in order
    BsonDocument merged(
            @Nullable BsonDocument inUse,
            BsonDocument rebuiltState,
            Supplier<List<PublishedEvent>> published);

    /// Whether the topics still hold all events that the state in use was made of.
    ///
    /// @param inUse null where there is none; may be damaged
    /// @param behind the sources of which the rebuilt one has applied less than the one in use
    boolean isComplete(
            String id,
            @Nullable BsonDocument inUse,
            @Nullable BsonDocument rebuiltState,
            List<String> behind);
}
