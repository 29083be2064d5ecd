package io.amends.testing;

import java.util.Locale;
import java.util.UUID;

/// Names for one test class on the shared store and broker.
///
/// @param mongodbUri the store, without a database
/// @param bootstrapServers the broker
/// @param name a unique name: letters, digits and underscores, at most 40 characters
public record TestSpace(String mongodbUri, String bootstrapServers, String name) {

    private static final int LONGEST = 28;

    /// A new space for a class; starts store and broker if they are not running.
    public static TestSpace of(Class<?> test) {
        var readable = test.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        var shortened = readable.substring(0, Math.min(LONGEST, readable.length()));
        var unique = UUID.randomUUID().toString().substring(0, 8);
        return new TestSpace(
                TestPlatform.mongodbUri(),
                TestPlatform.bootstrapServers(),
                shortened + "_" + unique);
    }

    /// @return a unique database
    public String database() {
        return name;
    }

    /// @return a unique topic, `<name>.<topic>`
    public String topic(String topic) {
        return name + "." + topic;
    }

    /// @return a unique consumer group, `<name>.<group>`
    public String group(String group) {
        return name + "." + group;
    }
}
