package io.amends.satisfaction.domain.facts;

import io.amends.contracts.EventType;
import java.util.Comparator;

/// Names an event without doubt: two services number the events of one complaint each by itself, so
/// that an id alone may be that of another event.
///
/// @param id as on the wire, `subject/epoch.number`; of an interaction, its own id
/// @param source who published it, as on the wire
/// @param type what it is
public record EventRef(String id, String source, EventType type) implements Comparable<EventRef> {
    private static final String INTERACTIONS = "/satisfaction-service";
    private static final Comparator<EventRef> ORDER =
            Comparator.comparing(EventRef::id)
                    .thenComparing(EventRef::source)
                    .thenComparing(EventRef::type);

    /// A recorded interaction, which is kept by this service whoever sent it.
    public static EventRef interaction(String id) {
        return new EventRef(id, INTERACTIONS, EventType.INTERACTION_RECORDED);
    }

    @Override
    public int compareTo(EventRef other) {
        return ORDER.compare(this, other);
    }
}
