package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.satisfaction.domain.score.ConfiguredParameters;
import java.util.Optional;

/// What the service that was started last has been set to. Whoever works on its customers beside
/// it, from the command line, goes by the same.
public final class EffectiveProperties {
    private final SingleDocument<ConfiguredParameters> scores;

    EffectiveProperties(MongoDatabase database) {
        this.scores =
                new SingleDocument<>(
                        database, "settings", "scores", "given", ConfiguredParameters.class);
    }

    /// Keeps the settings of a service that starts.
    public void keep(ConfiguredParameters given) {
        scores.keep(given);
    }

    /// The settings; empty where no service has ever run.
    public Optional<ConfiguredParameters> find() {
        return scores.find();
    }
}
