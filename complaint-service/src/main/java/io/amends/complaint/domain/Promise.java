package io.amends.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A promise to the customer with a due time.
///
/// @param number its number within the complaint, from 1
/// @param what in words
/// @param owner who was accountable when it was made
/// @param team the team that had the complaint then
/// @param origin the promise of a merged complaint that it continues
public record Promise(
        int number,
        String what,
        Instant by,
        State state,
        @Nullable String owner,
        @Nullable String team,
        @Nullable Origin origin) {

    /// A promise of a merged complaint.
    public record Origin(String reference, int number) {}

    /// A promise that is still pending when the complaint ends has lapsed: the decision answers it.
    public enum State {
        PENDING,
        KEPT,
        BROKEN,
        LAPSED
    }

    static Promise made(
            int number,
            String what,
            Instant by,
            String owner,
            @Nullable String team,
            @Nullable Origin origin) {
        return new Promise(number, what, by, State.PENDING, owner, team, origin);
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    boolean says(String other, Instant otherBy) {
        return what.equals(other) && by.equals(otherBy);
    }

    Promise withState(State next) {
        return new Promise(number, what, by, next, owner, team, origin);
    }

    Promise movedTo(Instant other) {
        return new Promise(number, what, other, state, owner, team, origin);
    }

    /// As it came back when a merge was undone.
    Promise returned(CarriedPromise carried) {
        return new Promise(number, what, carried.by(), carried.state(), owner, team, origin);
    }

    boolean isOf(String reference) {
        return origin != null && origin.reference().equals(reference);
    }
}
