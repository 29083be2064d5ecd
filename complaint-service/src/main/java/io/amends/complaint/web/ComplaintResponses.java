package io.amends.complaint.web;

import io.amends.complaint.store.VersionedComplaint;
import io.amends.web.precondition.EntityTags;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Creates the responses with a complaint.
final class ComplaintResponses {
    static final String REPLAYED = "Idempotent-Replayed";

    private final Clock clock;

    ComplaintResponses(Clock clock) {
        this.clock = clock;
    }

    ComplaintResponse body(VersionedComplaint current) {
        return ComplaintResponse.of(current, clock.instant());
    }

    ResponseEntity<ComplaintResponse> ok(VersionedComplaint current) {
        return EntityTags.ok(body(current), current.version());
    }

    ResponseEntity<ComplaintResponse> created(VersionedComplaint current) {
        var body = body(current);
        return created(current, body).body(body);
    }

    /// The same response as the first time, at `answeredAt`.
    ResponseEntity<ComplaintResponse> replayed(VersionedComplaint first, Instant answeredAt) {
        var body = ComplaintResponse.of(first, answeredAt);
        return created(first, body).header(REPLAYED, "true").body(body);
    }

    /// The response where another case continues the complaint.
    ResponseEntity<ComplaintResponse> continued(VersionedComplaint other, boolean isNew) {
        var body = body(other);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .location(location(body))
                .eTag(EntityTags.of(other.version()))
                .body(body);
    }

    private static ResponseEntity.BodyBuilder created(
            VersionedComplaint current, ComplaintResponse body) {
        return ResponseEntity.created(location(body)).eTag(EntityTags.of(current.version()));
    }

    private static URI location(ComplaintResponse body) {
        return URI.create("/api/v1/complaints/" + body.reference());
    }
}
