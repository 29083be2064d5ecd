package io.amends.gateway.page;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the start page says of this installation: `amends.gateway.*`.
///
/// @param keyCommand how a key is made; it may name a folder of this machine, so others see the
///   plain command
@Validated
@ConfigurationProperties("amends.gateway")
public record PageSettings(
        @DefaultValue(PageSettings.PLAIN) @NotBlank(message = "must be a command")
                String keyCommand) {

    static final String PLAIN = "./amends key create";
}
