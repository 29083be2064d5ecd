package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.Promise;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The sort keys of a complaint, one per list order: strings that sort as the list does and are
/// unique per complaint, so that an index serves every page from the end of the previous one, even
/// if many complaints share an instant.
///
/// @param due the earliest due instant first; then those without one, oldest first
/// @param received the earliest receipt first
/// @param priority open ones first, by descending priority, among equals the earliest due
public record SortKeys(String due, String received, String priority) {
    /// In the order of priority: after every open complaint, before every other.
    static final String OVER = "1";

    private static final String NEVER = "~";

    static SortKeys of(Complaint complaint) {
        var unique = complaint.reference();
        var receivedAt = instant(complaint.intake().receivedAt());
        var due = nextDue(complaint).map(SortKeys::instant).orElse(NEVER + receivedAt);
        var pressing = 64 - complaint.priority().weight();
        var open = complaint.status().isOpen() ? 0 : 1;
        return new SortKeys(
                due + unique,
                receivedAt + unique,
                String.format(Locale.ROOT, "%d%02d%s", open, pressing, due + unique));
    }

    /// An instant from 1970 on as sortable text: its milliseconds in twelve hexadecimal digits.
    static String instant(Instant at) {
        return String.format(Locale.ROOT, "%012x", Math.max(0, at.toEpochMilli()));
    }

    /// The sort key after every complaint of an instant.
    static String after(Instant at) {
        return instant(at) + NEVER;
    }

    private static Optional<Instant> nextDue(Complaint complaint) {
        if (!complaint.status().isOpen()) {
            return Optional.empty();
        }
        var promises =
                complaint.promises().stream()
                        .filter(it -> it.state() == Promise.State.PENDING)
                        .map(Promise::by);
        var clocks = complaint.clockDueAt().stream();
        return Stream.concat(promises, clocks).min(Instant::compareTo);
    }
}
