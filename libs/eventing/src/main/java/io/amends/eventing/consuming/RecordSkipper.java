package io.amends.eventing.consuming;

import io.amends.eventing.consuming.ConsumerState.PartitionState;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes consumers skip records, as operators request.
public final class RecordSkipper {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSkipper.class);

    private final ConsumerContainers consumers;
    private final ConsumerMonitor monitor;
    private final ConsumerContext context;

    /// @param context in which the consumers run
    public RecordSkipper(
            ConsumerContainers consumers, ConsumerMonitor monitor, ConsumerContext context) {
        this.consumers = consumers;
        this.monitor = monitor;
        this.context = context;
    }

    /// Makes a consumer skip the unconsumed records of a partition up to and including an offset.
    /// Each skipped record becomes a dead letter with this reason, which can be retried or
    /// discarded like any other.
    ///
    /// @param topic its name on the wire, such as `amends.complaints`
    /// @param after the offset of the last record to be skipped
    /// @param why kept with the dead letters
    /// @param by the operator
    /// @return how many records are skipped
    /// @throws SkipRefusedException where there is no such consumer or record, or it is consumed
    ///   already
    /// @throws io.amends.eventing.kafka.BrokerUnavailable when the broker does not answer
    public long skip(
            String consumer, String topic, int partition, long after, String why, String by) {
        var processor =
                consumers
                        .processor(consumer)
                        .orElseThrow(() -> new SkipRefusedException(noSuch(consumer)));
        var of = new TopicPartition(topic(processor.consumer(), topic), partition);
        var state = state(processor, of);
        if (after < state.next() || after >= state.end()) {
            throw new SkipRefusedException(
                    "offset "
                            + after
                            + " does not wait to be consumed; those that do are "
                            + state.next()
                            + " to "
                            + (state.end() - 1));
        }
        var now = context.clock().instant();
        context.skips().put(consumer, of, state.next(), after, by, why, now);
        LOG.warn(
                "{} skips {} from offset {} to {}, as {} wants",
                consumer,
                of,
                state.next(),
                after,
                by);
        return after - state.next() + 1;
    }

    private String topic(EventConsumer<?, ?> consumer, String wireName) {
        return consumer.topics().stream()
                .filter(each -> each.wireName().equals(wireName))
                .map(consumers::topic)
                .findFirst()
                .orElseThrow(
                        () ->
                                new SkipRefusedException(
                                        consumer.name() + " does not consume " + wireName));
    }

    private PartitionState state(EventProcessor processor, TopicPartition of) {
        return monitor.measure(processor).partitions().stream()
                .filter(
                        each ->
                                each.topic().equals(of.topic())
                                        && each.partition() == of.partition())
                .findFirst()
                .orElseThrow(
                        () ->
                                new SkipRefusedException(
                                        "no record of partition "
                                                + of.partition()
                                                + " waits to be consumed"));
    }

    private String noSuch(String consumer) {
        return "there is no consumer "
                + consumer
                + ", but "
                + consumers.processors().stream()
                        .map(each -> each.consumer().name())
                        .collect(Collectors.joining(", "));
    }
}
