package io.amends.eventing.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import java.util.Set;

/// Distinguishes failures of the store, which are retried, from failures caused by a document.
public final class StoreFailures {

    /// Error codes caused by the document: bad values, fields that do not fit, documents too large.
    private static final Set<Integer> OF_THE_DOCUMENT =
            Set.of(
                    2, 9, 14, 16, 22, 28, 40, 52, 53, 54, 55, 56, 57, 66, 121, 10334, 17280, 17419,
                    17420);

    private StoreFailures() {}

    /// Whether a bulk write failed only for documents that exist already, so that all of it is done
    /// and durable. A bulk write that did not reach its write concern is not: its result holds a
    /// write-concern error, and perhaps no other.
    public static boolean isOnlyDuplicates(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && !e.getWriteErrors().isEmpty()
                && e.getWriteErrors().stream().allMatch(StoreFailures::isDuplicate);
    }

    /// Whether a write failed because another document has the same unique key.
    public static boolean isDuplicate(MongoWriteException e) {
        return isDuplicate(e.getError());
    }

    private static boolean isDuplicate(WriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /// Whether a retry with the same documents may succeed.
    public static boolean isTransient(Throwable e) {
        return switch (e) {
            case MongoBulkWriteException bulk ->
                    bulk.getWriteConcernError() != null
                            || bulk.getWriteErrors().stream()
                                    .noneMatch(error -> OF_THE_DOCUMENT.contains(error.getCode()));
            case MongoWriteConcernException _ -> true;
            case MongoException other -> !OF_THE_DOCUMENT.contains(other.getCode());
            default -> {
                var cause = e.getCause();
                yield cause != null && cause != e && isTransient(cause);
            }
        };
    }
}
