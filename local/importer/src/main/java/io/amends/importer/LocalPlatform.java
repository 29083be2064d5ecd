package io.amends.importer;

import java.nio.file.Path;

/// Finds the platform that runs on this machine on a data folder.
@FunctionalInterface
public interface LocalPlatform {

    /// Where it is, and the administrator's key for it.
    ///
    /// @param data the data folder it runs on
    /// @throws io.amends.process.StartupException when none runs there, or its key cannot be read
    PlatformAccess find(Path data);
}
