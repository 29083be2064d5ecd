package io.amends.satisfaction.domain;

/// The usual nightly jobs.
@FunctionalInterface
public interface NightlyJobs {

    /// Runs the pass over all customers as soon as no other nightly job runs.
    void passNow();
}
