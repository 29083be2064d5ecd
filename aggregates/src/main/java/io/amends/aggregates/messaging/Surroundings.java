package io.amends.aggregates.messaging;

import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/// What the consumers of a service work with.
///
/// @param database the service's, with majority reads and writes
/// @param clock the business clock
record Surroundings(
        MongoDatabase database,
        EventCodec codec,
        MeterRegistry meters,
        TraceContext traces,
        Clock clock) {}
