package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.satisfaction.domain.fit.ThresholdReport;
import java.util.Optional;

/// The newest report on what warnings would have been worth: to make it takes a look at everybody,
/// so that it is made by night.
public final class ThresholdReports {
    private final SingleDocument<ThresholdReport> newest;

    ThresholdReports(MongoDatabase database) {
        this.newest =
                new SingleDocument<>(
                        database, "thresholdReports", "newest", "report", ThresholdReport.class);
    }

    /// Keeps a report instead of the one before.
    public void keep(ThresholdReport report) {
        newest.keep(report);
    }

    /// The newest; empty before the first night with enough customers.
    public Optional<ThresholdReport> newest() {
        return newest.find();
    }
}
