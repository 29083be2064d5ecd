package io.amends.eventing.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.WriteConcernError;
import io.amends.testing.UncertainWrites;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/// Classification of the driver's exceptions.
class StoreFailuresTest {
    private static final BulkWriteError DUPLICATE = error(11000);
    private static final BulkWriteError TOO_LARGE = error(10334);

    @Test
    void bulkWriteWithOnlyDuplicatesIsDone() {
        var failure = UncertainWrites.failure(List.of(DUPLICATE, DUPLICATE), null);

        assertThat(StoreFailures.isOnlyDuplicates(failure)).isTrue();
    }

    @Test
    void bulkWriteWithOnlyAWriteConcernErrorIsNotDone() {
        var failure = UncertainWrites.uncertain(List.of());

        assertThat(StoreFailures.isOnlyDuplicates(failure)).isFalse();
        assertThat(StoreFailures.isTransient(failure)).isTrue();
    }

    @Test
    void bulkWriteWithDuplicatesAndAWriteConcernErrorIsNotDone() {
        var failure = UncertainWrites.uncertain(List.of(DUPLICATE));

        assertThat(StoreFailures.isOnlyDuplicates(failure)).isFalse();
        assertThat(StoreFailures.isTransient(failure)).isTrue();
    }

    @Test
    void bulkWriteWithAnotherErrorIsNotDone() {
        var failure = UncertainWrites.failure(List.of(DUPLICATE, TOO_LARGE), null);

        assertThat(StoreFailures.isOnlyDuplicates(failure)).isFalse();
        assertThat(StoreFailures.isTransient(failure)).isFalse();
    }

    @Test
    void singleWriteWithAnyWriteConcernErrorIsTransient() {
        var concern = new WriteConcernError(2, "BadValue", "no such mode", new BsonDocument());
        var failure =
                new MongoWriteConcernException(
                        concern,
                        WriteConcernResult.unacknowledged(),
                        new ServerAddress(),
                        Set.of());

        assertThat(StoreFailures.isTransient(failure)).isTrue();
    }

    @Test
    void singleWriteOfADuplicateIsDistinguishedFromOtherErrors() {
        assertThat(StoreFailures.isDuplicate(single(11000))).isTrue();
        assertThat(StoreFailures.isDuplicate(single(10334))).isFalse();
    }

    private static MongoWriteException single(int code) {
        var error = new WriteError(code, "refused", new BsonDocument());
        return new MongoWriteException(error, new ServerAddress(), Set.of());
    }

    private static BulkWriteError error(int code) {
        return new BulkWriteError(code, "refused", new BsonDocument(), 0);
    }
}
