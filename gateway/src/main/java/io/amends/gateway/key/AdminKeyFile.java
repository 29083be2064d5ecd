package io.amends.gateway.key;

import io.amends.web.caller.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The admin key in the data folder, for the command line. When the gateway starts and the file
/// holds no valid key (a first start, a lost file, a revoked key), a new one is created: a user
/// with write access to that folder controls the platform anyway.
final class AdminKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(AdminKeyFile.class);

    private final PrivateFile file;
    private final ApiKeys keys;

    AdminKeyFile(PrivateFile file, ApiKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /// Ensures that the file holds a valid key.
    void ensure() {
        if (file.read().flatMap(ApiKeySecret::parse).filter(this::isValid).isEmpty()) {
            var secret = ApiKeySecret.generate();
            // The store first: a key without a file is harmless, a file with an invalid key is not.
            new ApiKeyGenerator(keys).store(secret, Role.ADMIN, "admin", null);
            file.write(secret.text());
            LOG.info("A new admin key is stored in {}", file.path());
        }
    }

    private boolean isValid(ApiKeySecret secret) {
        return keys.find(secret.id())
                .filter(
                        key ->
                                key.role() == Role.ADMIN
                                        && key.isValidAt(ApiKeys.now())
                                        && key.hash().is(secret.hash()))
                .isPresent();
    }
}
