package io.amends.importer;

import java.net.URI;

/// Where the platform is, and the key that opens it.
///
/// @param address as `http://127.0.0.1:8080`, without a path
/// @param start how it is started where nothing answers
public record PlatformAccess(URI address, String key, String start) {

    URI at(String path) {
        return address.resolve(path);
    }

    @Override
    public String toString() {
        return "PlatformAccess[" + address + "]"; // a key belongs in no message
    }
}
