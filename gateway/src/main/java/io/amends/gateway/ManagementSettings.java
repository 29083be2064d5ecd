package io.amends.gateway;

import io.amends.settings.Between;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where metrics and health are, besides what the settings file of the gateway says of them:
/// `amends.gateway.*`.
///
/// @param managementPort ten above the public one unless given; 0 is any that is free
/// @param managementAddress this machine alone unless given
@Validated
@ConfigurationProperties("amends.gateway")
record ManagementSettings(
        @Between(min = "0", max = "65535") @Nullable Integer managementPort,
        @DefaultValue("127.0.0.1") @NotBlank(message = "must be an address")
                String managementAddress) {

    /// The platform's folder, which the settings file refers to: `amends.data`.
    @Validated
    @ConfigurationProperties("amends")
    record Folder(@DefaultValue("data") Path data) {}
}
