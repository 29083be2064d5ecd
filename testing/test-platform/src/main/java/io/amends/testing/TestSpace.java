package io.amends.testing;

import java.util.Locale;
import java.util.UUID;

/// What one test class has for itself on the shared store and broker.
///
/// @param mongodbUri the store, without a database
/// @param bootstrapServers the broker
/// @param name a name nobody else uses: letters, digits and underscores, at most 40 characters
public record TestSpace(String mongodbUri, String bootstrapServers, String name) {

    private static final int LONGEST = 28;

    /// Room for a class, each time a new one; starts store and broker where nothing did before.
    public static TestSpace of(Class<?> test) {
        var readable = test.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        var shortened = readable.substring(0, Math.min(LONGEST, readable.length()));
        var unique = UUID.randomUUID().toString().substring(0, 8);
        return new TestSpace(
                TestPlatform.mongodbUri(),
                TestPlatform.bootstrapServers(),
                shortened + "_" + unique);
    }

    /// @return a database nobody else uses
    public String database() {
        return name;
    }

    /// @return a topic nobody else uses, `<name>.<topic>`
    public String topic(String topic) {
        return name + "." + topic;
    }

    /// @return a consumer group nobody else uses, `<name>.<group>`
    public String group(String group) {
        return name + "." + group;
    }
}
