package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a customer has a warning. The decision depends on earlier decisions, so each is an
/// event, and this is the fold of them.
///
/// @param warning null while there is none
/// @param calmSince when the last warning ended; earlier spend no longer counts as declining
public record Silence(@Nullable Warning warning, @Nullable Instant calmSince) {

    /// No warning so far.
    public static final Silence NONE = new Silence(null, null);

    /// The decision of a nightly pass: a warning starts with the first reason whose alarm is
    /// reached. It lasts until its own reason is clear, and moves to another reason that is in
    /// alarm.
    public Silence byNight(SilenceSignals signals, SilenceParameters parameters, Instant now) {
        if (warning != null && !signals.of(warning.reason()).clear(parameters)) {
            return this;
        }
        return signals.alarm(parameters)
                .map(reason -> new Silence(new Warning(reason, now), calmSince))
                .orElseGet(() -> recovered(now));
    }

    /// The decision on an event: it can end a warning, never begin one. A history that is imported
    /// piece by piece would otherwise look like a series of silences.
    public Silence afterEvent(SilenceSignals signals, SilenceParameters parameters, Instant now) {
        return warning != null && signals.of(warning.reason()).clear(parameters)
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
