package io.amends.eventing.aggregate;

/// Documents of one collection that can be checked one by one: whether today's code can read them
/// and work with them.
public interface CheckedDocuments {

    /// Where they are stored.
    String collection();

    /// Whose they are, as events say it: `/complaint-service`.
    String source();

    /// Checks one. One that is not there any more is none that cannot be read.
    ///
    /// @throws RuntimeException that says why it cannot be read, or trouble of the store
    void check(String id);

    /// Called when one that could not be read can be again: what was put off for it is due now.
    default void resume(String id) {}
}
