package io.amends.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/// Store and broker in containers, if everything needed is already on the machine.
public final class Containers {

    /// Set to `required` where an engine and its images are guaranteed, as in a CI build: anything
    /// missing is then a failure and not a skip.
    public static final String PROMISE = "AMENDS_CONTAINERS";

    private static final LazyValue<Optional<ChosenBackend>> MONGODB =
            new LazyValue<>(Containers::startMongodb);
    private static final LazyValue<Optional<ChosenBackend>> KAFKA =
            new LazyValue<>(Containers::startKafka);

    private Containers() {}

    /// @return why no container can be started from this image, or empty when one can
    /// @throws IllegalStateException when none can be started although containers are required
    public static Optional<String> hindrance(String image) {
        var hindrance = found(image);
        if (hindrance.isPresent() && "required".equals(System.getenv(PROMISE))) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "%s=required, but %s", PROMISE, hindrance.get()));
        }
        return hindrance;
    }

    private static Optional<String> found(String image) {
        if (!ContainerEngine.isThere()) {
            return Optional.of("no container engine with images answers");
        }
        if (ContainerEngine.image(image).isEmpty()) {
            return Optional.of("the engine has no image " + image + " (nothing is pulled)");
        }
        return hindranceOfTestcontainers();
    }

    /// Testcontainers starts helper containers, whose images it would pull.
    private static Optional<String> hindranceOfTestcontainers() {
        boolean withoutReaper = "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        if (!withoutReaper && ContainerEngine.image("testcontainers/ryuk").isEmpty()) {
            return Optional.of(
                    "no image testcontainers/ryuk; set TESTCONTAINERS_RYUK_DISABLED=true");
        }
        if (Files.exists(Path.of("/.dockerenv"))
                && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null) {
            return Optional.of("inside a container: set TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1");
        }
        return Optional.empty();
    }

    /// The address of a broker in a container, started once per test JVM.
    ///
    /// @return empty when there is a [hindrance][#hindrance]
    public static Optional<String> kafkaBootstrapServers() {
        return kafka().map(ChosenBackend::address);
    }

    static Optional<ChosenBackend> mongodb() {
        return MONGODB.get();
    }

    static Optional<ChosenBackend> kafka() {
        return KAFKA.get();
    }

    private static Optional<ChosenBackend> startMongodb() {
        return usable("mongo")
                .map(name -> started(new MongoDBContainer(name)))
                .map(each -> new ChosenBackend(each.getConnectionString(), origin(each)));
    }

    private static Optional<ChosenBackend> startKafka() {
        return usable("apache/kafka")
                .map(name -> started(new KafkaContainer(name)))
                .map(each -> new ChosenBackend(each.getBootstrapServers(), origin(each)));
    }

    private static Optional<DockerImageName> usable(String image) {
        return hindrance(image).isPresent()
                ? Optional.empty()
                : ContainerEngine.image(image)
                        .map(tag -> DockerImageName.parse(tag).asCompatibleSubstituteFor(image));
    }

    private static <C extends GenericContainer<?>> C started(C container) {
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "container-stop"));
        return container;
    }

    private static String origin(GenericContainer<?> container) {
        return "container of " + container.getDockerImageName();
    }
}
