package io.amends.launcher.platform;

import io.amends.launcher.services.EnvironmentSettings;
import java.util.Map;
import java.util.Optional;

/// What `./amends up` was asked for.
///
/// @param port the gateway's; the others' are counted from it
/// @param data where everything is kept
/// @param separate a process for each service instead of one for all
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

    /// The gateway's port unless another one is asked for.
    public static final int USUAL_PORT = 8080;

    /// With the embedded store and broker, and nothing from the environment.
    public static UpRequest embedded(int port, DataFolder data) {
        return new UpRequest(
                port, data, false, Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "UpRequest[" + port + ", " + data + "]";
    }

    /// Takes the addresses of other stores and brokers from the environment.
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
