package io.amends.complaint.application;

import io.amends.complaint.domain.CommandRefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Finishes links and merges that were interrupted between the two complaints.
public final class UnfinishedRelationJob {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRelationJob.class);
    private static final String BY = "/complaint-service";

    /// A request that is still running finishes its own command.
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final int PAGE = 100;

    private final RelatedComplaintService related;
    private final Clock clock;

    /// @param clock the business clock
    public UnfinishedRelationJob(RelatedComplaintService related, Clock clock) {
        this.related = related;
        this.clock = clock;
    }

    /// Finishes those that were interrupted some time ago.
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public void finish() {
        for (var found : related.unfinished(clock.instant().minus(SETTLED), PAGE)) {
            try {
                related.finish(found, BY);
            } catch (CommandRefusedException refused) {
                LOG.warn(
                        "The merge of {} was undone, as the other complaint refused it: {}",
                        found.complaint().reference(),
                        refused.getMessage());
            } catch (RuntimeException e) {
                // One complaint must not stop the others; it is tried again next time.
                LOG.error(
                        "What {} changes in another complaint is not finished",
                        found.complaint().reference(),
                        e);
            }
        }
    }
}
