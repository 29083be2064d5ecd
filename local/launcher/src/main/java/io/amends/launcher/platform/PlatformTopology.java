package io.amends.launcher.platform;

import io.amends.embedded.kafka.BrokerServer;
import io.amends.embedded.mongo.StoreServer;
import io.amends.launcher.services.EnvironmentSettings;
import io.amends.launcher.services.Service;
import io.amends.launcher.services.ServicesProcess;
import io.amends.process.JvmCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The whole running system on one page: its processes, their ports, their memory, and the
/// addresses each of them gets. All of them listen on the loopback interface only.
///
/// | component | port | process | heap |
/// |---|---|---|---|
/// | `gateway` | P | `services` | 384 MB together, or 160 MB each with `--separate` |
/// | `complaint-service` | P+1 | `services` | |
/// | `followup-service` | P+2 | `services` | |
/// | `satisfaction-service` | P+3 | `services` | |
/// | `store` | P+11 | `store` | 256 MB, and as much again outside the heap |
/// | `broker` | P+12, its controller P+13 | `broker` | 256 MB |
///
/// Store and broker are omitted where the address of another one is given.
final class PlatformTopology {

    private static final String HOST = "127.0.0.1";
    private static final int STORE_OFFSET = 11;
    private static final int BROKER_OFFSET = 12;
    private static final int CONTROLLER_OFFSET = 13;

    /// Serial: the collector with the smallest footprint, for two cores and small heaps. Out of
    /// memory ends a process, since a half-dead one is worse than a restarted one.
    private static final List<String> EVERY_PROCESS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8",
                    "-Djava.awt.headless=true");

    private static final List<String> BROKER_HEAP = List.of("-Xms64m", "-Xmx256m");
    private static final List<String> SERVICES_HEAP = List.of("-Xms128m", "-Xmx384m");
    private static final List<String> ONE_SERVICE_HEAP = List.of("-Xms64m", "-Xmx160m");

    private final UpRequest request;
    private final Distribution distribution;

    PlatformTopology(UpRequest request, Distribution distribution) {
        this.request = request;
        this.distribution = distribution;
    }

    /// @return the processes in start order; they stop in the opposite order
    List<ProcessSpec> processes() {
        var processes = new ArrayList<ProcessSpec>();
        if (request.mongodbUri().isEmpty()) {
            processes.add(store());
        }
        if (request.bootstrapServers().isEmpty()) {
            processes.add(broker());
        }
        processes.addAll(request.separate() ? separateServices() : List.of(allServices()));
        return processes;
    }

    private ProcessSpec store() {
        int port = request.port() + STORE_OFFSET;
        var folder = request.data().store();
        var command =
                java("store", StoreServer.class.getName(), StoreServer.HEAP)
                        .withArguments(
                                "--dir",
                                folder.toString(),
                                "--port",
                                "" + port,
                                "--exit-with-parent")
                        .withEnvironment(StoreServer.ENVIRONMENT);
        return new ProcessSpec("store", command, List.of(new ComponentSpec("store", port)));
    }

    private ProcessSpec broker() {
        int port = request.port() + BROKER_OFFSET;
        int controller = request.port() + CONTROLLER_OFFSET;
        var command =
                java("broker", BrokerServer.class.getName(), BROKER_HEAP)
                        .withArguments(
                                "--dir",
                                request.data().broker().toString(),
                                "--port",
                                "" + port,
                                "--controller-port",
                                "" + controller,
                                "--exit-with-parent");
        return new ProcessSpec(
                "broker", command, List.of(new ComponentSpec("broker", port)), controller);
    }

    private ProcessSpec allServices() {
        return services("services", SERVICES_HEAP, List.of(Service.values()));
    }

    private List<ProcessSpec> separateServices() {
        return Stream.of(Service.values())
                .map(each -> services(each.folder(), ONE_SERVICE_HEAP, List.of(each)))
                .toList();
    }

    private ProcessSpec services(String name, List<String> heap, List<Service> services) {
        var arguments = new ArrayList<String>();
        services.forEach(each -> arguments.addAll(List.of("--service", each.at(port(each)))));
        awaited().forEach(address -> arguments.addAll(List.of("--await", address)));
        arguments.add("--exit-with-parent");
        var command =
                java("services", ServicesProcess.class.getName(), heap)
                        .withArguments(arguments.toArray(String[]::new))
                        .withEnvironment(
                                Map.of(
                                        "MALLOC_ARENA_MAX",
                                        "2",
                                        EnvironmentSettings.VARIABLE,
                                        EnvironmentSettings.write(serviceSettings())));
        var parts =
                services.stream()
                        .map(each -> new ComponentSpec(each.folder(), port(each)))
                        .toList();
        return new ProcessSpec(name, command, parts);
    }

    /// Everything is started at once; the services load meanwhile and then wait for these.
    private List<String> awaited() {
        var addresses = new ArrayList<String>();
        if (request.mongodbUri().isEmpty()) {
            addresses.add(HOST + ":" + (request.port() + STORE_OFFSET));
        }
        if (request.bootstrapServers().isEmpty()) {
            addresses.add(embeddedBroker());
        }
        return addresses;
    }

    /// Settings for every service; the others are in its own settings file. They are passed in the
    /// environment, never on the command line: every user can read command lines, and addresses may
    /// contain passwords. Explicit settings take precedence over these, and `--set` over
    /// `SPRING_APPLICATION_JSON`.
    private Map<String, String> serviceSettings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.address", HOST);
        settings.put("spring.mongodb.uri", request.mongodbUri().orElse(embeddedStore()));
        settings.put(
                "spring.kafka.bootstrap-servers",
                request.bootstrapServers().orElse(embeddedBroker()));
        settings.put("amends.data", request.data().folder().toString());
        settings.put("amends.gateway.admin-key-file", request.data().adminKey().toString());
        settings.put("amends.gateway.key-command", request.data().command("key create"));
        settings.put(
                "amends.internal.jwks-uri", address(Service.GATEWAY) + "/.well-known/jwks.json");
        for (var service : Service.exceptGateway()) {
            settings.put("amends.gateway.services." + service.folder(), address(service));
        }
        settings.putAll(request.inherited());
        settings.putAll(request.settings());
        return settings;
    }

    private int port(Service service) {
        return request.port() + service.portOffset();
    }

    private String address(Service service) {
        return "http://" + HOST + ":" + port(service);
    }

    private String embeddedStore() {
        return "mongodb://" + HOST + ":" + (request.port() + STORE_OFFSET);
    }

    private String embeddedBroker() {
        return HOST + ":" + (request.port() + BROKER_OFFSET);
    }

    private JvmCommand java(String cache, String mainClass, List<String> heap) {
        var flags = new ArrayList<>(EVERY_PROCESS);
        flags.addAll(heap);
        flags.addAll(distribution.cacheFlags(cache));
        return new JvmCommand(mainClass, distribution.classPath(), flags, Map.of(), List.of());
    }
}
