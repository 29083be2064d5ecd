package io.amends.eventing.aggregate;

import java.util.List;

/// A page of documents in the order of their ids.
///
/// @param found those that have a state
/// @param unreadable one for each document that cannot be read
/// @param last the id of the last document on it, whether it could be read or not; empty after the
///   last page
public record IdPage<S>(
        List<StoredAggregate<S>> found, List<UnreadableDocumentException> unreadable, String last) {

    /// Whether the page is empty, and no page follows.
    public boolean isAfterLast() {
        return last.isEmpty();
    }
}
