package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.satisfaction.domain.score.ConfiguredParameters;
import java.util.Optional;

/// The settings of the service that was started last. The command line uses the same ones when it
/// works on the service's store.
public final class EffectiveProperties {
    private final SingleDocument<ConfiguredParameters> scores;

    EffectiveProperties(MongoDatabase database) {
        this.scores =
                new SingleDocument<>(
                        database, "settings", "scores", "given", ConfiguredParameters.class);
    }

    /// Stores the settings of a service that starts.
    public void save(ConfiguredParameters given) {
        scores.save(given);
    }

    /// The settings; empty where no service has ever run.
    public Optional<ConfiguredParameters> find() {
        return scores.find();
    }
}
