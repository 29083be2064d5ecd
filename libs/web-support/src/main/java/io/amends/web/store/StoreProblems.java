package io.amends.web.store;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.amends.web.problem.Problem;
import io.amends.web.problem.UnexpectedError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Maps an unreachable or full store to 503, so that the caller retries later. Whether the request
/// had its effect is not known then, which the problem says.
public final class StoreProblems {

    /// Advice for a request that changes nothing.
    public static final String NOTHING_CHANGED = "Nothing was changed; send it again.";

    private static final Logger LOG = LoggerFactory.getLogger(StoreProblems.class);
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration WAIT_FOR_SPACE = Duration.ofSeconds(30);

    private static final String UNCERTAIN =
            "It is not certain whether the request had its effect: send it again with the same"
                    + " Idempotency-Key, or read first.";

    /// MongoDB's `OutOfDiskSpace`, which the embedded store returns as well.
    private static final int OUT_OF_DISK_SPACE = 14031;

    /// Bad value, failed to parse, type mismatch, illegal operation, command not found: the command
    /// is wrong, and a retry does not help.
    private static final Set<Integer> FAULTS_OF_OURS = Set.of(2, 9, 14, 20, 59);

    private StoreProblems() {}

    /// The problem for an exception of the store; empty for other exceptions, and for commands that
    /// are wrong themselves.
    public static Optional<Problem> of(Throwable thrown) {
        return of(thrown, UNCERTAIN);
    }

    /// The same, with advice for the caller.
    ///
    /// @param advice whether the request had its effect, and what to do
    public static Optional<Problem> of(Throwable thrown, String advice) {
        return switch (thrown) {
            case MongoTimeoutException away -> Optional.of(away(away, advice));
            case MongoSocketException broken -> Optional.of(away(broken, advice));
            case MongoNotPrimaryException moving -> Optional.of(away(moving, advice));
            case MongoNodeIsRecoveringException recovering -> Optional.of(away(recovering, advice));
            case MongoException full when full.getCode() == OUT_OF_DISK_SPACE ->
                    Optional.of(full());
            case MongoException fault when FAULTS_OF_OURS.contains(fault.getCode()) ->
                    Optional.empty();
            case MongoException refused -> {
                // Not a connection failure: the operator of the store has to act.
                LOG.error(
                        "The store refused a command, code {}",
                        refused.getCode(),
                        new UnexpectedError(refused));
                yield Optional.of(unavailable(advice));
            }
            default -> Optional.empty();
        };
    }

    private static Problem away(MongoException away, String advice) {
        LOG.warn("The store did not answer a request: {}", away.getClass().getSimpleName());
        return unavailable(advice);
    }

    private static Problem full() {
        LOG.error("The disk of the store is full");
        return Problem.unavailable(
                "The disk of the store is full. Nothing was saved; reading goes on. Send it again when"
                        + " the operator has made room.",
                WAIT_FOR_SPACE);
    }

    private static Problem unavailable(String advice) {
        return Problem.unavailable("The store cannot do it at the moment. " + advice, WAIT);
    }
}
