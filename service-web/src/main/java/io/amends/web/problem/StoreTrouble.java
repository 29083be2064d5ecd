package io.amends.web.problem;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// A store that cannot be reached is a matter of waiting. Whether the request had its effect is not
/// known then, which the caller is told.
final class StoreTrouble {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private StoreTrouble() {}

    static Optional<Problem> of(Throwable thrown) {
        return switch (thrown) {
            case MongoTimeoutException away -> Optional.of(unavailable());
            case MongoSocketException broken -> Optional.of(unavailable());
            case MongoNotPrimaryException moving -> Optional.of(unavailable());
            case MongoNodeIsRecoveringException recovering -> Optional.of(unavailable());
            default -> Optional.empty();
        };
    }

    private static Problem unavailable() {
        return Problem.unavailable(
                "The store cannot be reached. It is not certain whether the request had its effect:"
                        + " send it again with the same Idempotency-Key, or read first.",
                WAIT);
    }
}
