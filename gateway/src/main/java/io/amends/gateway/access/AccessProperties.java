package io.amends.gateway.access;

import io.amends.settings.Between;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
