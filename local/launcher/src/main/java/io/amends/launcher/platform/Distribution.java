package io.amends.launcher.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The build's output: the jars, and the start-up caches (JEP 483) that a trained build has in
/// addition. A cache is valid for one class path only; if it does not match, Java ignores it.
///
/// @param classPath for every process
/// @param caches the folder of the caches
/// @param training whether this run creates the caches instead of using them
record Distribution(String classPath, Optional<Path> caches, boolean training) {

    /// As `./amends` passed it to this process.
    static Distribution here() {
        return new Distribution(
                System.getProperty("java.class.path"),
                Optional.ofNullable(System.getProperty("amends.caches")).map(Path::of),
                Boolean.getBoolean("amends.training"));
    }

    List<String> cacheFlags(String name) {
        return caches.map(folder -> flags(folder.resolve(name + ".aot"))).orElse(List.of());
    }

    private List<String> flags(Path cache) {
        if (training) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
                : List.of();
    }
}
