package io.amends.launcher.platform;

import io.amends.launcher.services.EnvironmentSettings;
import java.util.Map;
import java.util.Optional;

/// The options of `./amends up`.
///
/// @param port the gateway's; the others are counted from it
/// @param data the data folder
/// @param separate one process for each service instead of one for all
/// @param settings `KEY=VALUE` for all services
/// @param inherited the same, from the environment
/// @param mongodbUri a store to use instead of the embedded one
/// @param bootstrapServers a broker to use instead of the embedded one
public record UpRequest(
        int port,
        DataFolder data,
        boolean separate,
        Map<String, String> settings,
        Map<String, String> inherited,
        Optional<String> mongodbUri,
        Optional<String> bootstrapServers) {

    /// The default port of the gateway.
    public static final int USUAL_PORT = 8080;

    /// With the embedded store and broker, and no settings from the environment.
    public static UpRequest embedded(int port, DataFolder data) {
        return new UpRequest(
                port, data, false, Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /// Without values that may be secret.
    @Override
    public String toString() {
        return "UpRequest[" + port + ", " + data + "]";
    }

    /// Reads the addresses of external stores and brokers from the environment.
    public static UpRequest of(
            int port, DataFolder data, boolean separate, Map<String, String> settings) {
        return new UpRequest(
                port,
                data,
                separate,
                settings,
                EnvironmentSettings.ofThisProcess(),
                Optional.ofNullable(System.getenv("AMENDS_MONGODB_URI")),
                Optional.ofNullable(System.getenv("AMENDS_KAFKA_BOOTSTRAP_SERVERS")));
    }
}
