package io.amends.complaint.domain;

import java.time.Instant;

/// A promise to the customer with a due time.
///
/// @param number its number within the complaint, from 1
/// @param what in words
public record Promise(int number, String what, Instant by, State state) {

    /// A promise that is still pending when the complaint ends has lapsed: the decision answers it.
    public enum State {
        PENDING,
        KEPT,
        BROKEN,
        LAPSED
    }

    static Promise made(int number, String what, Instant by) {
        return new Promise(number, what, by, State.PENDING);
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    boolean says(String other, Instant otherBy) {
        return what.equals(other) && by.equals(otherBy);
    }

    Promise withState(State next) {
        return new Promise(number, what, by, next);
    }

    Promise movedTo(Instant other) {
        return new Promise(number, what, other, state);
    }
}
