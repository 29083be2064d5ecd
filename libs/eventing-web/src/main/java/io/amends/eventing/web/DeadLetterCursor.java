package io.amends.eventing.web;

import io.amends.json.Rfc3339;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The end of a page of all services' dead letters, for one service. The list is in order of time;
/// those of one instant are in order of their ids, which begin with the service's name.
///
/// @param at the last one's time
/// @param id the id of this service after which the next page begins
record DeadLetterCursor(Instant at, String id) {
    private static final DeadLetterCursor START = new DeadLetterCursor(Instant.EPOCH, "");

    /// Sorts after every id.
    private static final String END = "\uffff";

    static DeadLetterCursor of(@Nullable String after, String service) {
        if (after == null) {
            return START;
        }
        var comma = after.indexOf(',');
        if (comma < 0) {
            throw unfit();
        }
        var last = after.substring(comma + 1);
        var own = service + ".";
        var id =
                last.startsWith(own)
                        ? last.substring(own.length())
                        : own.compareTo(last) > 0 ? "" : END;
        try {
            return new DeadLetterCursor(Rfc3339.instant(after.substring(0, comma)), id);
        } catch (DateTimeException madeUp) {
            throw unfit();
        }
    }

    private static Problem unfit() {
        return Problem.invalid(Violation.ofQuery("after", "must be an instant, a comma and an id"));
    }
}
