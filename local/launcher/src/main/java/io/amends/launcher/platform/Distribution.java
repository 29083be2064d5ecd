package io.amends.launcher.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What was built: the jars, and the start-up caches (JEP 483) that a trained build has beside
/// them. A cache belongs to its class path; where it does not fit, Java starts without it.
///
/// @param classPath for every process
/// @param caches the folder of the caches
/// @param training whether this run makes the caches instead of using them
record Distribution(String classPath, Optional<Path> caches, boolean training) {

    /// As `./amends` told this process.
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
