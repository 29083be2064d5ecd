package io.amends.gateway.page;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the start page: `amends.gateway.*`.
///
/// @param keyCommand the command that creates a key; it may name a folder of this machine, so
///   remote clients see the plain command
@Validated
@ConfigurationProperties("amends.gateway")
public record PageSettings(
        @DefaultValue(PageSettings.PLAIN) @NotBlank(message = "must be a command")
                String keyCommand) {

    static final String PLAIN = "./amends key create";
}
