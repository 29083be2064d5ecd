package io.amends.satisfaction.domain.facts;

import io.amends.contracts.EventType;
import java.util.Comparator;

/// Identifies an event. The id alone is not unique, since two services number the events of one
/// complaint independently.
///
/// @param id as on the wire, `subject/epoch.number`; of an interaction, its own id
/// @param source the publisher, as on the wire
/// @param type the event type
public record EventRef(String id, String source, EventType type) implements Comparable<EventRef> {
    private static final String INTERACTIONS = "/satisfaction-service";
    private static final Comparator<EventRef> ORDER =
            Comparator.comparing(EventRef::id)
                    .thenComparing(EventRef::source)
                    .thenComparing(EventRef::type);

    /// A recorded interaction, which this service stores whichever system sent it.
    public static EventRef interaction(String id) {
        return new EventRef(id, INTERACTIONS, EventType.INTERACTION_RECORDED);
    }

    @Override
    public int compareTo(EventRef other) {
        return ORDER.compare(this, other);
    }
}
