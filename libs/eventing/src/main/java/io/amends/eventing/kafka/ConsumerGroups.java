package io.amends.eventing.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// The consumer groups of a service at the broker, in whichever processes they run.
public final class ConsumerGroups implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Admin admin;
    private final String prefix;

    /// @param kafka address and credentials of the broker
    /// @param prefix put before every consumer's name
    public ConsumerGroups(Map<String, Object> kafka, String prefix) {
        this.admin = Admin.create(kafka);
        this.prefix = prefix;
    }

    /// Waits until these consumer groups have no members.
    ///
    /// @return false when one still has members when the patience ends
    public boolean awaitEmpty(Collection<String> consumers, Duration patience)
            throws InterruptedException {
        var groups = consumers.stream().map(name -> prefix + name).toList();
        var end = System.nanoTime() + patience.toNanos();
        while (!areEmpty(groups)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(BREATH);
        }
        return true;
    }

    private boolean areEmpty(List<String> groups) throws InterruptedException {
        for (var description : admin.describeConsumerGroups(groups).describedGroups().values()) {
            if (!isEmpty(description)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEmpty(KafkaFuture<ConsumerGroupDescription> description)
            throws InterruptedException {
        try {
            var state = description.get().groupState();
            return state == GroupState.EMPTY || state == GroupState.DEAD;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw new IllegalStateException("the broker does not answer", e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
