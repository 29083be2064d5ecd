package io.amends.importer;

import io.amends.process.StartupException;
import io.amends.launcher.platform.DataFolder;
import io.amends.launcher.platform.RunningPlatform;
import io.amends.launcher.platform.UpRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/// Finds the running platform and a key for it.
final class PlatformLocator {
    private PlatformLocator() {}

    /// @throws ImportAbortedException when there is no running platform, or no readable key
    static PlatformAccess find(ImportOptions options) throws IOException {
        return options.url == null ? running(options) : given(options, options.url);
    }

    private static PlatformAccess running(ImportOptions options) {
        try {
            var platform = RunningPlatform.find(options.data);
            return new PlatformAccess(platform.address(), platform.adminKey(), start(options, platform));
        } catch (StartupException reason) {
            throw new ImportAbortedException(String.valueOf(reason.getMessage()), reason);
        }
    }

    private static String start(ImportOptions options, RunningPlatform platform) {
        int port = platform.address().getPort();
        return DataFolder.of(options.data)
                .command(port == UpRequest.USUAL_PORT ? "up" : "up --port " + port);
    }

    private static PlatformAccess given(ImportOptions options, String url) throws IOException {
        if (options.keyFile == null) {
            throw new ImportAbortedException("--url needs --key-file as well");
        }
        try {
            return new PlatformAccess(address(url), Files.readString(options.keyFile).strip(), "./amends up");
        } catch (NoSuchFileException absent) {
            throw new ImportAbortedException("the key file " + options.keyFile + " does not exist", absent);
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
        throw new ImportAbortedException("--url should be an address as http://127.0.0.1:8080, not " + url);
    }
}
