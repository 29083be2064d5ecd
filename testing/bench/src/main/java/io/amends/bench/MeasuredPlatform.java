package io.amends.bench;

import io.amends.launcher.platform.DataFolder;
import io.amends.launcher.platform.PlatformStatus;
import io.amends.launcher.platform.PlatformStatus.Part;
import io.amends.launcher.platform.RunningPlatform;
import io.amends.launcher.platform.Supervisor;
import io.amends.launcher.platform.UpRequest;
import io.amends.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A temporary platform for a benchmark, empty at the start, deleted at the end, started as by
/// `./amends up`.
final class MeasuredPlatform implements AutoCloseable {
    private static final int FIRST_PORT = 23_000;
    private static final int PORTS = 14;

    private final Path folder;
    private final int port;
    private final DirectKeys directKeys;
    private final Supervisor supervisor;
    private final String adminKey;

    private MeasuredPlatform(Path folder, int port, DirectKeys directKeys, Supervisor supervisor)
            throws IOException {
        this.folder = folder;
        this.port = port;
        this.directKeys = directKeys;
        this.supervisor = supervisor;
        supervisor.start();
        directKeys.fetch();
        this.adminKey = RunningPlatform.find(folder).adminKey();
    }

    static MeasuredPlatform start() throws IOException {
        var folder = Files.createTempDirectory("amends-bench");
        int port = freePorts();
        var directKeys = new DirectKeys(port);
        Map<String, String> settings =
                new HashMap<>(Map.of("amends.internal.jwks-uri", directKeys.uri()));
        var request = UpRequest.of(port, DataFolder.of(folder), false, settings);
        var supervisor = Supervisor.prepare(request, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop"));
        return new MeasuredPlatform(folder, port, directKeys, supervisor);
    }

    private static int freePorts() {
        return IntStream.generate(
                        () -> FIRST_PORT + ThreadLocalRandom.current().nextInt(300) * PORTS)
                .limit(100)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports"));
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI complaintService() {
        return URI.create("http://127.0.0.1:" + (port + 1));
    }

    /// Processor time used by its processes so far.
    ProcessorTime processorTime() {
        return ProcessorTime.of(PlatformStatus.of(DataFolder.of(folder), Clock.systemUTC()));
    }

    /// Resident memory of its processes now, in megabytes, by the name of a component.
    Map<String, Long> residentMegabytes() {
        var parts = PlatformStatus.of(DataFolder.of(folder), Clock.systemUTC()).parts();
        return parts.stream()
                .collect(Collectors.toMap(Part::name, part -> part.residentBytes() / 1_000_000));
    }

    /// The ids of its current processes.
    Set<Long> processIds() {
        var parts = PlatformStatus.of(DataFolder.of(folder), Clock.systemUTC()).parts();
        return parts.stream().map(Part::pid).collect(Collectors.toSet());
    }

    String adminKey() {
        return adminKey;
    }

    /// The key set that services trust.
    String jwksUri() {
        return directKeys.uri();
    }

    String directToken() {
        return directKeys.token();
    }

    String mongodbUri() {
        return System.getenv()
                .getOrDefault("AMENDS_MONGODB_URI", "mongodb://127.0.0.1:" + (port + 11));
    }

    String bootstrapServers() {
        return System.getenv()
                .getOrDefault("AMENDS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + (port + 12));
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        directKeys.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(MeasuredPlatform::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
