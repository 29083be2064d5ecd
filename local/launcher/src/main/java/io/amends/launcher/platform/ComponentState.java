package io.amends.launcher.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// How a part is doing.
public enum ComponentState {
    /// Started, and not yet serving.
    @JsonProperty("starting")
    STARTING,
    /// Serving.
    @JsonProperty("ready")
    READY,
    /// Died unasked; it is being started again.
    @JsonProperty("restarting")
    RESTARTING,
    /// Said that it serves, but does not answer now.
    @JsonProperty("unresponsive")
    UNRESPONSIVE,
    /// Stopped, as asked.
    @JsonProperty("stopped")
    STOPPED;

    /// @return the word for people and programs
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
