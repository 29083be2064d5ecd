package io.amends.gateway.key;

import io.amends.settings.Secret;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of secrets: `amends.gateway.*`.
///
/// @param adminKeyFile where the first start writes the admin key; absent: no key is created
/// @param masterKey the key that wraps the signing key, 32 bytes in base 64; absent: from the file
/// @param masterKeyFile the file of the master key; created at the first start
@Validated
@ConfigurationProperties("amends.gateway")
public record KeyProperties(
        @Nullable Path adminKeyFile,
        @Secret
                @Pattern(
                        regexp = "\\s*[A-Za-z0-9+/]{43}=\\s*",
                        message = "must be 32 bytes in base 64, as `openssl rand -base64 32` gives")
                @Nullable String masterKey,
        @DefaultValue("data/master.key") Path masterKeyFile) {

    @Override
    public String toString() {
        return "KeySettings[" + adminKeyFile + ", " + masterKeyFile + "]";
    }
}
