package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.PendingChange;

/// Which subjects an aggregate follows, as [EventHandler#followed] says.
final class FollowedSubjects {
    private FollowedSubjects() {}

    /// Whether it follows a subject.
    static <S, E> boolean contain(
            EventHandler<S, E> handler, PendingChange<S, E> change, String subject) {
        return change.state()
                .flatMap(handler::followed)
                .map(followed -> followed.test(subject))
                .orElse(true);
    }

    /// Removes the source offsets of all others.
    static <S, E> void removeOtherOffsets(EventHandler<S, E> handler, PendingChange<S, E> change) {
        change.state().flatMap(handler::followed).ifPresent(change::retainSourceOffsets);
    }
}
