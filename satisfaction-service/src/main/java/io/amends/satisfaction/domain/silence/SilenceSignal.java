package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;

/// The strength of one indication that a customer is leaving without complaining.
///
/// @param level the higher the worse, on the scale of its reason
public record SilenceSignal(SilenceReason reason, double level) {

    boolean alarms(SilenceParameters parameters) {
        return level >= parameters.of(reason).alarm();
    }

    boolean clear(SilenceParameters parameters) {
        return level <= parameters.of(reason).allClear();
    }
}
