package io.amends.launcher.importing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/// Finds the running platform and a key for it.
final class DoorFinder {
    private DoorFinder() {}

    /// @throws CannotGoOn when there is no running platform, or no readable key
    static Door find(ImportOptions options) throws IOException {
        if (options.url == null || options.keyFile == null) {
            throw new CannotGoOn(
                    "no platform runs on " + options.data + "; start it with ./amends up");
        }
        try {
            return new Door(address(options.url), Files.readString(options.keyFile).strip());
        } catch (NoSuchFileException absent) {
            throw new CannotGoOn("the key file " + options.keyFile + " does not exist", absent);
        }
    }

    private static URI address(String url) {
        try {
            var address = URI.create(url);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // told below
        }
        throw new CannotGoOn("--url should be an address as http://127.0.0.1:8080, not " + url);
    }
}
