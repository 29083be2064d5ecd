package io.amends.eventing.aggregate;

/// The projections of one type: states derived from events of other services, or recorded as they
/// were received. They change by [#change] only.
public final class ProjectionStore<S, E> extends DocumentStore<S, E> {
    private final ProjectionType<S, E> type;

    ProjectionStore(ProjectionType<S, E> type, Parts<S, E> parts) {
        super(parts);
        this.type = type;
    }

    @Override
    public ProjectionType<S, E> type() {
        return type;
    }
}
