package io.amends.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stay of a complaint with one team.
///
/// @param team absent before any team was named
/// @param owner the person accountable, at the end of the stay
/// @param to absent for the current stay
/// @param by who passed the complaint to the team; absent for the first stay
/// @param reason why it was passed
public record Hop(
        @Nullable String team,
        String owner,
        Instant from,
        @Nullable Instant to,
        @Nullable String by,
        @Nullable String reason) {

    static Hop first(String owner, @Nullable String team, Instant at) {
        return new Hop(team, owner, at, null, null, null);
    }

    Hop ownedBy(String other) {
        return new Hop(team, other, from, to, by, reason);
    }

    Hop endedAt(Instant at) {
        return new Hop(team, owner, from, at, by, reason);
    }
}
