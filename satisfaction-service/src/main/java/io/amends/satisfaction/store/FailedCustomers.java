package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.amends.eventing.mongodb.StoreFailures;
import io.amends.satisfaction.domain.CustomerFailures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Customers for whom a job failed and that it therefore skipped: logged, counted, and stored for
/// operators until the job succeeds for them.
public final class FailedCustomers {
    /// The jobs over all customers.
    public static final List<String> JOBS = List.of("pass", "tiers", "fit", "thresholds");

    private static final Logger LOG = LoggerFactory.getLogger(FailedCustomers.class);
    private static final int MOST_LOGGED = 20;
    private static final int MOST_STORED = 1_000;
    private static final String ID = "_id";
    private static final String JOB = "job";
    private static final String CUSTOMER = "customerId";
    private static final String AT = "at";
    private static final String TIMES = "times";
    private static final String RUN = "run";

    private final MongoCollection<Document> collection;
    private final InstantSource realClock;
    private final MeterRegistry registry;

    FailedCustomers(MongoDatabase database, InstantSource realClock, MeterRegistry registry) {
        this.collection = database.getCollection("failedCustomers");
        this.realClock = realClock;
        this.registry = registry;
        JOBS.forEach(this::counter);
    }

    private Counter counter(String job) {
        return Counter.builder("amends.scores.customers.failed")
                .description("customers for whom a job failed, which went on without them")
                .tag("job", job)
                .register(registry);
    }

    /// A customer for whom a job failed.
    ///
    /// @param at the last failure, by the real clock
    /// @param times the number of consecutive failures
    public record Failure(String customerId, String job, Instant at, int times) {}

    /// One run of a job over all customers.
    ///
    /// @param job one of [#JOBS]
    public Run run(String job) {
        return new Run(job, realClock.instant());
    }

    /// A run that may be continued after an interruption.
    ///
    /// @param job one of [#JOBS]
    /// @param startedAt identifies the run of the job
    public Run run(String job, Instant startedAt) {
        return new Run(job, startedAt);
    }

    /// The customers for whom a job fails, newest failure first.
    public List<Failure> list(int limit) {
        var failures = new ArrayList<Failure>();
        for (var each : collection.find().sort(Sorts.descending(AT, ID)).limit(limit)) {
            read(each).ifPresent(failures::add);
        }
        return failures;
    }

    private static Optional<Failure> read(Document document) {
        try {
            return Optional.of(
                    new Failure(
                            document.getString(CUSTOMER),
                            document.getString(JOB),
                            document.getDate(AT).toInstant(),
                            document.getInteger(TIMES)));
        } catch (RuntimeException e) {
            LOG.error("A failure of {} cannot be read", document.get(ID), e);
            return Optional.empty();
        }
    }

    /// One run of a job. Not thread-safe.
    public final class Run implements CustomerFailures {
        private final String job;
        private final Date startedAt;
        private final Set<String> failed = new HashSet<>();
        private long count;

        private Run(String job, Instant startedAt) {
            this.job = job;
            this.startedAt = Date.from(startedAt);
        }

        /// The number of customers it failed for.
        public long count() {
            return count;
        }

        /// A failure of the store for which it may work later is not the customer's, and is
        /// rethrown. What the store refuses for good, or a full outbox, is.
        @Override
        public void failed(String customerId, RuntimeException reason) {
            if (StoreFailures.isTransient(reason)) {
                throw reason;
            }
            if (failed.size() < MOST_STORED && !failed.add(customerId)) {
                return; // another step of the same run failed for the same customer
            }
            count++;
            counter(job).increment();
            if (count <= MOST_LOGGED) {
                LOG.error("The job {} goes on without customer {}", job, customerId, reason);
            }
            if (count <= MOST_STORED) {
                store(customerId);
            }
        }

        /// Completes the run: customers for whom it no longer failed are removed.
        public void completed() {
            collection.deleteMany(and(eq(JOB, job), ne(RUN, startedAt)));
            if (count > MOST_LOGGED) {
                LOG.error("The job {} went on without {} customers", job, count);
            }
        }

        private void store(String customerId) {
            collection.updateOne(
                    eq(ID, job + "/" + customerId),
                    Updates.combine(
                            Updates.set(JOB, job),
                            Updates.set(CUSTOMER, customerId),
                            Updates.set(AT, Date.from(realClock.instant())),
                            Updates.set(RUN, startedAt),
                            Updates.inc(TIMES, 1)),
                    new UpdateOptions().upsert(true));
        }
    }
}
