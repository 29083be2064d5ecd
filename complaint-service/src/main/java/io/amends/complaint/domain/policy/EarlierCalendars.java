package io.amends.complaint.domain.policy;

import java.util.Optional;

/// The calendars of earlier versions, in which running clocks go on counting.
@FunctionalInterface
public interface EarlierCalendars {

    /// The calendars of a version; empty where it is not known or cannot be read any more.
    Optional<Calendars> version(int number);
}
