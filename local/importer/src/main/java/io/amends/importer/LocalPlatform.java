package io.amends.importer;

import java.nio.file.Path;

/// Finds the platform that runs on this machine with a given data folder.
@FunctionalInterface
public interface LocalPlatform {

    /// Its address and the administrator's key.
    ///
    /// @param data the data folder it runs on
    /// @throws io.amends.process.StartupException when none runs, or its key cannot be read
    PlatformAccess find(Path data);
}
