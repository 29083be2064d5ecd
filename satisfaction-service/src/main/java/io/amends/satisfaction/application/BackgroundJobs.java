package io.amends.satisfaction.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The service's background jobs. Each runs independently: a job that fails is logged with its
/// stack trace, counted, and retried after a growing pause, while the others continue.
final class BackgroundJobs {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);

    private final MeterRegistry registry;
    private final InstantSource realClock;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    BackgroundJobs(MeterRegistry registry, InstantSource realClock) {
        this.registry = registry;
        this.realClock = realClock;
    }

    /// A job; the same instance for the same name.
    ///
    /// @param first the pause after the first failure
    /// @param longest the longest pause between two attempts
    Job job(String name, Duration first, Duration longest) {
        return jobs.computeIfAbsent(
                name, _ -> new Job(name, new Backoff(first, longest, realClock), registry));
    }

    /// A background job. Runs on one thread at a time.
    static final class Job {
        private final String name;
        private final Backoff backoff;
        private final Counter failures;

        private Job(String name, Backoff backoff, MeterRegistry registry) {
            this.name = name;
            this.backoff = backoff;
            this.failures =
                    Counter.builder("amends.jobs.failures")
                            .description("tries of a job in the background that failed")
                            .tag("job", name)
                            .register(registry);
        }

        /// Runs the job, unless it is within its pause after a failure.
        void runIfDue(Runnable work) {
            if (backoff.isOver()) {
                run(work);
            }
        }

        /// Runs the job, even within its pause after a failure.
        void run(Runnable work) {
            try {
                work.run();
                backoff.succeeded();
            } catch (RuntimeException e) {
                failures.increment();
                LOG.error(
                        "The job {} failed; it is tried again in {} s",
                        name,
                        backoff.failed().toSeconds(),
                        e);
            }
        }
    }
}
