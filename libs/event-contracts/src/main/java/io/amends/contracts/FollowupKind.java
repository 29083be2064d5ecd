package io.amends.contracts;

/// How a customer is asked in a follow-up.
public enum FollowupKind {
    CALLBACK
}
