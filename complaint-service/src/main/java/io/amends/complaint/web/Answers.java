package io.amends.complaint.web;

import io.amends.complaint.store.Current;
import io.amends.web.precondition.EntityTags;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Complaints on their way to a caller.
final class Answers {
    static final String REPLAYED = "Idempotent-Replayed";

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    ComplaintAnswer body(Current current) {
        return ComplaintAnswer.of(current, clock.instant());
    }

    ResponseEntity<ComplaintAnswer> ok(Current current) {
        return EntityTags.ok(body(current), current.version());
    }

    ResponseEntity<ComplaintAnswer> created(Current current) {
        var body = body(current);
        return created(current, body).body(body);
    }

    /// The same answer as the first time, which `answeredAt` decides about.
    ResponseEntity<ComplaintAnswer> replayed(Current first, Instant answeredAt) {
        var body = ComplaintAnswer.of(first, answeredAt);
        return created(first, body).header(REPLAYED, "true").body(body);
    }

    /// Where another case is the answer.
    ResponseEntity<ComplaintAnswer> elsewhere(Current other, boolean isNew) {
        var body = body(other);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .location(location(body))
                .eTag(EntityTags.of(other.version()))
                .body(body);
    }

    private static ResponseEntity.BodyBuilder created(Current current, ComplaintAnswer body) {
        return ResponseEntity.created(location(body)).eTag(EntityTags.of(current.version()));
    }

    private static URI location(ComplaintAnswer body) {
        return URI.create("/api/v1/complaints/" + body.reference());
    }
}
