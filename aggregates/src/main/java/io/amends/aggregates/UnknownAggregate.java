package io.amends.aggregates;

import java.util.Locale;

/// There is no aggregate with this id.
public final class UnknownAggregate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownAggregate(String collection, String id) {
        super(String.format(Locale.ROOT, "no %s in %s", id, collection));
    }
}
