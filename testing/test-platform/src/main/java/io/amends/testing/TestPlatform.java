package io.amends.testing;

import java.util.Locale;

/// The store and the broker for tests, started on first use, once per test JVM. Each is chosen in
/// this order: the address given by an environment variable, a container if an engine and an image
/// are present (nothing is ever pulled), the embedded one. The embedded ones are child processes
/// that end with this JVM and leave no files.
public final class TestPlatform {

    /// Connection string of a MongoDB to be used instead of starting one.
    public static final String MONGODB_URI = "AMENDS_MONGODB_URI";

    /// Bootstrap servers of a Kafka to be used instead of starting one.
    public static final String KAFKA_BOOTSTRAP_SERVERS = "AMENDS_KAFKA_BOOTSTRAP_SERVERS";

    private static final LazyValue<RestartableProcess> EMBEDDED_STORE =
            new LazyValue<>(RestartableProcess::store);
    private static final LazyValue<RestartableProcess> EMBEDDED_BROKER =
            new LazyValue<>(RestartableProcess::broker);
    private static final LazyValue<ChosenBackend> STORE =
            new LazyValue<>(TestPlatform::chooseStore);
    private static final LazyValue<ChosenBackend> BROKER =
            new LazyValue<>(TestPlatform::chooseBroker);

    private TestPlatform() {}

    /// @return a connection string without a database
    public static String mongodbUri() {
        return STORE.get().address();
    }

    /// @return host and port
    public static String bootstrapServers() {
        return BROKER.get().address();
    }

    /// @return which store and broker were chosen and why, for people
    public static String description() {
        return String.format(
                Locale.ROOT, "store: %s; broker: %s", STORE.get().origin(), BROKER.get().origin());
    }

    /// The embedded store, for tests of an unavailable store. A test that stops it must start it
    /// again: other classes of this JVM may be using it.
    public static RestartableProcess embeddedStore() {
        return EMBEDDED_STORE.get();
    }

    /// The embedded broker, for tests of an unavailable broker. A test that stops it must start it
    /// again: other classes of this JVM may be using it.
    public static RestartableProcess embeddedBroker() {
        return EMBEDDED_BROKER.get();
    }

    private static ChosenBackend chooseStore() {
        var given = System.getenv(MONGODB_URI);
        if (given != null) {
            return new ChosenBackend(given, "given by " + MONGODB_URI);
        }
        return Containers.mongodb()
                .orElseGet(() -> new ChosenBackend(embeddedStore().mongodbUri(), "embedded"));
    }

    private static ChosenBackend chooseBroker() {
        var given = System.getenv(KAFKA_BOOTSTRAP_SERVERS);
        if (given != null) {
            return new ChosenBackend(given, "given by " + KAFKA_BOOTSTRAP_SERVERS);
        }
        return Containers.kafka()
                .orElseGet(() -> new ChosenBackend(embeddedBroker().address(), "embedded"));
    }
}
