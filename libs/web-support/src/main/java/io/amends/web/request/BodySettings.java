package io.amends.web.request;

import io.amends.settings.Between;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// The largest request bodies, after decompression: `amends.web.*`.
///
/// @param maxBodyBytes size of a document
/// @param maxStreamSize size of a stream of documents
@Validated
@ConfigurationProperties("amends.web")
public record BodySettings(
        @DefaultValue("1048576") @Between(min = "1024", max = "104857600") long maxBodyBytes,
        @DefaultValue("1GB") @Between(min = "1KB", max = "1TB") DataSize maxStreamSize) {

    BodyLimits limits() {
        return new BodyLimits(maxBodyBytes, maxStreamSize.toBytes());
    }
}
