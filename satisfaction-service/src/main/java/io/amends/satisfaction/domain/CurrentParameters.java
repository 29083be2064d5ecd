package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.score.ScoreParameters;
import java.util.concurrent.atomic.AtomicReference;

/// The parameters in force. Another version may be activated while the service runs; a version
/// itself never changes.
public final class CurrentParameters {
    private final AtomicReference<ScoreParameters> inForce;

    /// Starts with these parameters.
    public CurrentParameters(ScoreParameters parameters) {
        this.inForce = new AtomicReference<>(parameters);
    }

    /// The parameters to score with.
    public ScoreParameters parameters() {
        return inForce.get();
    }

    /// Activates another version.
    public void choose(ScoreParameters parameters) {
        inForce.set(parameters);
    }
}
