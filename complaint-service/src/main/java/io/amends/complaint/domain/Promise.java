package io.amends.complaint.domain;

import java.time.Instant;

/// Something the customer was promised by a certain time.
///
/// @param number its number within the complaint, from 1
/// @param what in words
public record Promise(int number, String what, Instant by, State state) {

    /// What became of a promise. One that is pending when the complaint ends has lapsed: the ending
    /// answers it.
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

    Promise as(State next) {
        return new Promise(number, what, by, next);
    }

    Promise movedTo(Instant other) {
        return new Promise(number, what, other, state);
    }
}
