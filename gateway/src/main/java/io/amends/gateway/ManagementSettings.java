package io.amends.gateway;

import io.amends.settings.Between;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Port and address of metrics and health, in addition to the gateway's settings file:
///
/// @param managementPort the public port plus 10 unless set; 0 means any free port
/// @param managementAddress the loopback address unless set
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
