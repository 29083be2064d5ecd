package io.amends.aggregates;

/// There is no aggregate with this id.
public final class UnknownAggregate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownAggregate(String collection, String id) {
        super("no %s in %s".formatted(id, collection));
    }
}
