package io.amends.satisfaction.application;

/// The names of the service's consumers: their consumer groups, and what `sourceOffsets` in a
/// customer's document begin with.
public final class ConsumerNames {
    /// The consumer of complaints and follow-ups.
    public static final String CASES = "satisfaction-service.customers";

    /// The consumer of interactions.
    public static final String INTERACTIONS = "satisfaction-service.interactions";

    private ConsumerNames() {}
}
