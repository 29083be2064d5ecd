package io.amends.gateway.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What may come in: `amends.gateway.limits.*`.
///
/// @param requestsPerSecond how many requests a key may send in a second, on average
/// @param burst how many of them at once
/// @param concurrentRequests how many requests of a key may be under way at once
/// @param concurrentRequestsWait how long a further one waits for its turn before it is refused
/// @param wrongKeysPerMinute how many wrong keys one address may show in a minute, on average
/// @param wrongKeysBurst how many of them at once
/// @param body how large a document may be
/// @param stream how large a stream of documents may be
@ConfigurationProperties("amends.gateway.limits")
public record DoorSettings(
        @DefaultValue("2000") long requestsPerSecond,
        @DefaultValue("4000") long burst,
        @DefaultValue("128") int concurrentRequests,
        @DefaultValue("5s") Duration concurrentRequestsWait,
        @DefaultValue("600") long wrongKeysPerMinute,
        @DefaultValue("200") long wrongKeysBurst,
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("1GB") DataSize stream) {

    /// Refuses limits that would let nothing in.
    public DoorSettings {
        atLeastOne("requests-per-second", requestsPerSecond);
        atLeastOne("burst", burst);
        atLeastOne("concurrent-requests", concurrentRequests);
        atLeastOne("wrong-keys-per-minute", wrongKeysPerMinute);
        atLeastOne("wrong-keys-burst", wrongKeysBurst);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "amends.gateway.limits." + name + " must be at least 1");
        }
    }
}
