package io.amends.gateway.access;

import io.amends.settings.Between;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Limits of incoming requests: `amends.gateway.limits.*`.
///
/// @param requestsPerSecond how many requests per second a key may send on average
/// @param burst how many of them may come at once
/// @param concurrentRequests how many requests of a key may be in flight at once
/// @param concurrentRequestsWait how long a further request waits before it is refused
/// @param wrongKeysPerMinute how many wrong keys per minute one address may send on average
/// @param wrongKeysBurst how many of them may come at once
/// @param body maximum size of a document
/// @param stream maximum size of a stream of documents
@Validated
@ConfigurationProperties("amends.gateway.limits")
public record AccessProperties(
        @DefaultValue("2000") @Between(min = "1", max = "1000000") long requestsPerSecond,
        @DefaultValue("4000") @Between(min = "1", max = "10000000") long burst,
        @DefaultValue("128") @Between(min = "1", max = "100000") int concurrentRequests,
        @DefaultValue("5s") @Between(min = "PT0S", max = "PT5M") Duration concurrentRequestsWait,
        @DefaultValue("600") @Between(min = "1", max = "1000000") long wrongKeysPerMinute,
        @DefaultValue("200") @Between(min = "1", max = "1000000") long wrongKeysBurst,
        @DefaultValue("1MB") @Between(min = "1KB", max = "100MB") DataSize body,
        @DefaultValue("1GB") @Between(min = "1KB", max = "1TB") DataSize stream) {}
