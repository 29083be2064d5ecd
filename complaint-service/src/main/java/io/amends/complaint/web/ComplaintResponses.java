package io.amends.complaint.web;

import io.amends.complaint.domain.Policy;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.web.precondition.EntityTags;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Creates the responses with a complaint.
final class ComplaintResponses {
    static final String REPLAYED = "Idempotent-Replayed";

    private final Supplier<Policy> policies;
    private final Clock clock;

    ComplaintResponses(Supplier<Policy> policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    ComplaintResponse body(VersionedComplaint current) {
        return ComplaintResponse.of(current, policies.get(), clock.instant());
    }

    ResponseEntity<ComplaintResponse> ok(VersionedComplaint current) {
        return EntityTags.ok(body(current), current.version());
    }

    /// As at the instant at which it was stored, so that a repetition can give the same response.
    ResponseEntity<ComplaintResponse> created(VersionedComplaint current) {
        var body = ComplaintResponse.of(current, policies.get(), current.updatedAt());
        return created(current, body).body(body);
    }

    /// The same response as the first time, at `answeredAt`.
    ResponseEntity<ComplaintResponse> replayed(VersionedComplaint first, Instant answeredAt) {
        var body = ComplaintResponse.of(first, policies.get(), answeredAt);
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
