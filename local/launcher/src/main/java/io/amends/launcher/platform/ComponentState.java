package io.amends.launcher.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// State of a component.
public enum ComponentState {
    /// Started, not yet ready.
    @JsonProperty("starting")
    STARTING,
    /// Ready.
    @JsonProperty("ready")
    READY,
    /// Ended unexpectedly; being restarted.
    @JsonProperty("restarting")
    RESTARTING,
    /// Was ready, but does not answer now.
    @JsonProperty("unresponsive")
    UNRESPONSIVE,
    /// Stopped on request.
    @JsonProperty("stopped")
    STOPPED;

    /// @return the name for people and programs
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
