package io.amends.satisfaction.domain;

/// What is usually done by night.
@FunctionalInterface
public interface NightlyJobs {

    /// Goes through all customers as soon as nothing else of the night is being done.
    void passNow();
}
