package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A complaint that was merged into this one.
///
/// @param answerDueAt when its answer was due; absent where no clock ran
/// @param released whether the merge was undone, but the other complaint may not know yet
/// @param returned its promises at that time
public record AbsorbedCase(
        String reference,
        Instant at,
        @Nullable Instant answerDueAt,
        boolean released,
        List<CarriedPromise> returned) {
    public AbsorbedCase {
        returned = List.copyOf(returned);
    }

    AbsorbedCase release(List<CarriedPromise> promises) {
        return new AbsorbedCase(reference, at, answerDueAt, true, promises);
    }
}
