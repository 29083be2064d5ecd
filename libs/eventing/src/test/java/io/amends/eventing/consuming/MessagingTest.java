package io.amends.eventing.consuming;

import io.amends.testing.TestPlatform;

/// The contract on the broker that tests use.
class MessagingTest extends MessagingContract {
    @Override
    String bootstrapServers() {
        return TestPlatform.bootstrapServers();
    }
}
