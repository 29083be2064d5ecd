package io.amends.importer;

import java.net.URI;

/// Address of the platform, and an API key.
///
/// @param address as `http://127.0.0.1:8080`, without a path
/// @param start the command that starts it, for hints when nothing answers
public record PlatformAccess(URI address, String key, String start) {

    URI at(String path) {
        return address.resolve(path);
    }

    @Override
    public String toString() {
        return "PlatformAccess[" + address + "]"; // without the key
    }
}
