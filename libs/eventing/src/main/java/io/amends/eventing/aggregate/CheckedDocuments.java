package io.amends.eventing.aggregate;

/// Documents of one collection that can be checked one by one: whether the current code can read
/// and process them.
public interface CheckedDocuments {

    /// The collection.
    String collection();

    /// The service that owns them, as the source of an event: `/complaint-service`.
    String source();

    /// Checks one document, and does what was postponed while it could not be processed. A document
    /// that no longer exists passes.
    ///
    /// @throws RuntimeException that says why it cannot be processed, or a failure of the store
    void check(String id);
}
