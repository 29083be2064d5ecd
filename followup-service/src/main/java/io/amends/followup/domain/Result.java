package io.amends.followup.domain;

/// How a follow-up ended.
public enum Result {
    SOLVED,
    NOT_SOLVED,
    UNANSWERED,
    CANCELLED
}
