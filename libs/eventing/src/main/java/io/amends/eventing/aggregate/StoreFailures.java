package io.amends.eventing.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import java.util.Set;

/// Tells trouble of the store, which says nothing about a document and is tried again, from what a
/// document itself is to blame for.
public final class StoreFailures {

    /// What the store answers when a document is the reason: bad values, fields that do not fit,
    /// documents that are too large.
    private static final Set<Integer> OF_THE_DOCUMENT =
            Set.of(
                    2, 9, 14, 16, 22, 28, 40, 52, 53, 54, 55, 56, 57, 66, 121, 10334, 17280, 17419,
                    17420);

    private StoreFailures() {}

    /// Whether a bulk write failed only for documents that are there already, so that everything
    /// was done and is there to stay. A bulk write that the store could not make as durable as was
    /// asked for is not: its result holds a write-concern error, and perhaps no other.
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

    /// Whether the same may work later, with the same documents.
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
