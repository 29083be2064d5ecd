package io.amends.testing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/// A database that executes bulk writes and then reports that they are not as durable as the write
/// concern requires, as a replica set does that has lost its majority. The driver's exception
/// contains a write-concern error, and write errors if there were any, mostly none. The embedded
/// store has no such failure, so it is injected between the driver and its caller.
public final class UncertainWrites {
    private static final int WRITE_CONCERN_FAILED = 64;
    private static final Set<String> BULK_WRITES = Set.of("insertMany", "bulkWrite");

    private final AtomicInteger left;

    private UncertainWrites(int times) {
        this.left = new AtomicInteger(times);
    }

    /// The same database, with the next bulk writes being uncertain.
    ///
    /// @param times number of uncertain bulk writes
    public static MongoDatabase of(MongoDatabase database, int times) {
        return new UncertainWrites(times).wrapped(MongoDatabase.class, database);
    }

    private <T> T wrapped(Class<T> type, Object real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            var result = call(real, method, arguments);
                            return switch (result) {
                                case MongoDatabase database ->
                                        wrapped(MongoDatabase.class, database);
                                case MongoCollection<?> collection ->
                                        wrapped(MongoCollection.class, collection);
                                case null, default -> result;
                            };
                        }));
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
            throws Throwable {
        var writes = BULK_WRITES.contains(method.getName());
        try {
            var result = method.invoke(real, arguments);
            if (writes && left.getAndDecrement() > 0) {
                throw uncertain(List.of());
            }
            return result;
        } catch (InvocationTargetException e) {
            if (writes
                    && e.getCause() instanceof MongoBulkWriteException refused
                    && left.getAndDecrement() > 0) {
                throw uncertain(refused.getWriteErrors());
            }
            throw e.getCause();
        }
    }

    /// The driver's exception for an uncertain bulk write.
    ///
    /// @param errors of single writes
    public static MongoBulkWriteException uncertain(List<BulkWriteError> errors) {
        return failure(
                errors,
                new WriteConcernError(
                        WRITE_CONCERN_FAILED,
                        "WriteConcernFailed",
                        "waiting for replication timed out",
                        new BsonDocument()));
    }

    /// The driver's exception for single writes that failed.
    public static MongoBulkWriteException failure(
            List<BulkWriteError> errors, @Nullable WriteConcernError concern) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), errors, concern, new ServerAddress(), Set.of());
    }
}
