package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a customer is being warned for. Whether they are is decided from what was decided
/// before, so every decision is an event and this is what those have come to.
///
/// @param warning null while there is none
/// @param calmSince when the last warning was over; spend before it no longer counts as declining
public record Silence(@Nullable Warning warning, @Nullable Instant calmSince) {

    /// Never warned for.
    public static final Silence NONE = new Silence(null, null);

    /// What a night makes of it: one who is about to leave is warned for by the first reason that
    /// says so. A warning lasts until its own reason is clear, and goes over to another one that
    /// says the same.
    public Silence byNight(SilenceSignals signs, SilenceParameters parameters, Instant now) {
        if (warning != null && !signs.of(warning.reason()).clear(parameters)) {
            return this;
        }
        return signs.alarm(parameters)
                .map(reason -> new Silence(new Warning(reason, now), calmSince))
                .orElseGet(() -> recovered(now));
    }

    /// What an event makes of it: it can end a warning, never begin one. The past of a customer
    /// that comes in bit by bit would otherwise look like one silence after the other.
    public Silence afterEvent(SilenceSignals signs, SilenceParameters parameters, Instant now) {
        return warning != null && signs.of(warning.reason()).clear(parameters)
                ? recovered(now)
                : this;
    }

    /// The reason of the warning; null while there is none.
    public @Nullable SilenceReason reason() {
        return warning == null ? null : warning.reason();
    }

    private Silence recovered(Instant now) {
        return warning == null ? this : new Silence(null, now);
    }
}
