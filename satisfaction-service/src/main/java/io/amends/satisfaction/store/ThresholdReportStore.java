package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.satisfaction.domain.fit.ThresholdReport;
import java.util.Optional;

/// The newest threshold report. Creating it reads all customers, so it is created at night.
public final class ThresholdReportStore {
    private final SingleDocument<ThresholdReport> newest;

    ThresholdReportStore(MongoDatabase database) {
        this.newest =
                new SingleDocument<>(
                        database, "thresholdReports", "newest", "report", ThresholdReport.class);
    }

    /// Replaces the report.
    public void save(ThresholdReport report) {
        newest.save(report);
    }

    /// The newest; empty before the first night with enough customers.
    public Optional<ThresholdReport> newest() {
        return newest.find();
    }
}
