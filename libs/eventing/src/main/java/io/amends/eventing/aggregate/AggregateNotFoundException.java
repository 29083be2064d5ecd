package io.amends.eventing.aggregate;

import java.util.Locale;

/// There is no aggregate with this id.
public final class AggregateNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param collection the collection in which there is none
    public AggregateNotFoundException(String collection, String id) {
        super(String.format(Locale.ROOT, "no %s in %s", id, collection));
    }
}
