package io.amends.contracts;

/// How a customer is asked afterwards.
public enum FollowupKind {
    CALLBACK
}
