package io.amends.launcher.platform;

import java.util.Map;
import java.util.Optional;

/// What `./amends up` was asked for.
///
/// @param port the gateway's; the others' are counted from it
/// @param data where everything is kept
/// @param separate a process for each service instead of one for all
/// @param settings `KEY=VALUE` for all services
/// @param mongodbUri a store to use instead of the embedded one
/// @param bootstrapServers a broker to use instead of the embedded one
public record UpRequest(
        int port,
        DataFolder data,
        boolean separate,
        Map<String, String> settings,
        Optional<String> mongodbUri,
        Optional<String> bootstrapServers) {

    /// Takes the addresses of other stores and brokers from the environment.
    public static UpRequest of(
            int port, DataFolder data, boolean separate, Map<String, String> settings) {
        return new UpRequest(
                port,
                data,
                separate,
                settings,
                Optional.ofNullable(System.getenv("AMENDS_MONGODB_URI")),
                Optional.ofNullable(System.getenv("AMENDS_KAFKA_BOOTSTRAP_SERVERS")));
    }
}
