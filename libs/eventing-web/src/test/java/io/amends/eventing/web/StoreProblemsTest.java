package io.amends.eventing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.amends.web.problem.ProblemType;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

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
