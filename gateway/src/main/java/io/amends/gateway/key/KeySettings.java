package io.amends.gateway.key;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where secrets lie: `amends.gateway.*`.
///
/// @param adminKeyFile where the first start puts the admin key; absent: nowhere, no key is made
/// @param masterKey what the signing key is wrapped with, 32 bytes in base 64; absent: from the
///   file
/// @param masterKeyFile where that lies otherwise; made at the first start
@ConfigurationProperties("amends.gateway")
public record KeySettings(
        @Nullable Path adminKeyFile,
        @Nullable String masterKey,
        @DefaultValue("data/master.key") Path masterKeyFile) {

    @Override
    public String toString() {
        return "KeySettings[" + adminKeyFile + ", " + masterKeyFile + "]";
    }
}
