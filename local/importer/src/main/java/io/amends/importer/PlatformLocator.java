package io.amends.importer;

import io.amends.process.StartupException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/// Finds the running platform and its key.
final class PlatformLocator {
    private PlatformLocator() {}

    /// @throws ImportAbortedException when there is no running platform, or no readable key
    static PlatformAccess find(LocalPlatform local, ImportOptions options) throws IOException {
        return options.url == null ? running(local, options) : given(options, options.url);
    }

    private static PlatformAccess running(LocalPlatform local, ImportOptions options) {
        try {
            return local.find(options.data);
        } catch (StartupException reason) {
            throw new ImportAbortedException(String.valueOf(reason.getMessage()), reason);
        }
    }

    private static PlatformAccess given(ImportOptions options, String url) throws IOException {
        if (options.keyFile == null) {
            throw new ImportAbortedException("--url needs --key-file as well");
        }
        try {
            return new PlatformAccess(
                    address(url), Files.readString(options.keyFile).strip(), "./amends up");
        } catch (NoSuchFileException absent) {
            throw new ImportAbortedException(
                    "the key file " + options.keyFile + " does not exist", absent);
        }
    }

    private static URI address(String url) {
        try {
            var address = URI.create(url);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // reported below
        }
        throw new ImportAbortedException(
                "--url should be an address as http://127.0.0.1:8080, not " + url);
    }
}
