package io.amends.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.amends.web.problem.ProblemType;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreProblemsTest {

    @Test
    void fullDiskIsUnavailableWithReason() {
        var full =
                new MongoCommandException(
                        BsonDocument.parse(
                                "{ok: 0, code: 14031, codeName: 'OutOfDiskSpace', errmsg: 'full'}"),
                        new ServerAddress());

        assertThat(StoreProblems.of(full))
                .hasValueSatisfying(
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                            assertThat(problem.detail()).contains("The disk of the store is full");
                        });
    }

    @Test
    void unreachableStoreIsUnavailable() {
        assertThat(StoreProblems.of(new MongoTimeoutException("away"))).isPresent();
    }

    @ParameterizedTest
    @MethodSource
    void everyFailureOfTheStoreGivesTheAdvice(MongoException failure) {
        assertThat(StoreProblems.of(failure, "List the keys first."))
                .hasValueSatisfying(
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                            assertThat(problem.detail()).endsWith("List the keys first.");
                            assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("2");
                        });
    }

    static List<MongoException> everyFailureOfTheStoreGivesTheAdvice() {
        var server = new ServerAddress();
        var reply = BsonDocument.parse("{ok: 0, code: 10107, codeName: 'NotWritablePrimary'}");
        return List.of(
                new MongoTimeoutException("away"),
                new MongoSocketReadException("broken", server),
                new MongoSocketOpenException("refused", server),
                new MongoSocketReadTimeoutException("slow", server, new IOException()),
                new MongoNotPrimaryException(reply, server),
                new MongoNodeIsRecoveringException(reply, server),
                new MongoException(11601, "interrupted"));
    }

    @Test
    void invalidCommandsAreNotMappedToUnavailable() {
        assertThat(StoreProblems.of(new MongoException(2, "bad value"))).isEmpty();
    }

    @Test
    void otherStoreErrorsAreUnavailable() {
        assertThat(StoreProblems.of(new MongoException(11601, "interrupted"))).isPresent();
        assertThat(StoreProblems.of(new MongoException("of the driver"))).isPresent();
    }
}
