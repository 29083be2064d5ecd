package io.amends.eventing.consuming;

import com.mongodb.client.MongoDatabase;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.TraceContext;
import io.amends.eventing.cloudevents.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/// The collaborators of a service's consumers.
///
/// @param database the service's, with majority reads and writes
/// @param clock the business clock
/// @param faults called for documents that cannot be read
/// @param skips records to be skipped
public record ConsumerContext(
        MongoDatabase database,
        EventCodec codec,
        MeterRegistry meters,
        TraceContext traces,
        Clock clock,
        DocumentFaults faults,
        SkippedRecords skips) {}
