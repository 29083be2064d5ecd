package io.amends.eventing.consuming;

/// Why an event is not applied, or a document not read.
public enum FailureReason {
    /// Its data cannot be read.
    UNDECODABLE,
    /// Its handler did not accept it.
    REFUSED,
    /// Its aggregate cannot be determined.
    NO_SUBJECT,
    /// Its number within its aggregate cannot be determined.
    NO_SEQUENCE,
    /// A document of this service cannot be read: this one, or the one that the event changes.
    UNREADABLE_DOCUMENT,
    /// An operator had the consumer skip it.
    SKIPPED
}
