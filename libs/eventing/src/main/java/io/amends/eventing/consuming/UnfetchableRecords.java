package io.amends.eventing.consuming;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordDeserializationException;

/// Passes records that cannot be fetched, such as damaged ones, where an operator makes the
/// consumer skip them. Such a record never reaches an [EventProcessor], and cannot become a dead
/// letter; all others of the skipped range do, in the usual way.
public final class UnfetchableRecords {
    private final SkippedRecords skips;
    private final String consumer;

    /// @param consumer the consumer whose skips apply
    public UnfetchableRecords(SkippedRecords skips, String consumer) {
        this.skips = skips;
        this.consumer = consumer;
    }

    /// Seeks past the one record that could not be fetched, if it is to be skipped.
    ///
    /// @param thrown by the last poll
    /// @return the record; empty where the partition is not known, or nothing is skipped there
    public Optional<Position> seekPast(Exception thrown, Consumer<?, ?> kafka) {
        var skipped = failed(thrown, kafka).filter(this::isSkipped);
        skipped.ifPresent(it -> kafka.seek(it.partition(), it.offset() + 1));
        return skipped;
    }

    private boolean isSkipped(Position record) {
        return skips.find(consumer, record.partition(), record.offset()) != null;
    }

    /// Kafka's exceptions, except one, name the partition in their messages only. Those that are an
    /// `ApiException` are not about a record: a timeout, for example.
    private static Optional<Position> failed(Exception thrown, Consumer<?, ?> kafka) {
        return switch (thrown) {
            case RecordDeserializationException e ->
                    Optional.of(new Position(e.topicPartition(), e.offset()));
            case ApiException _ -> Optional.empty();
            case KafkaException e ->
                    kafka.assignment().stream()
                            .filter(partition -> names(e, partition))
                            .findFirst()
                            .map(partition -> new Position(partition, kafka.position(partition)));
            default -> Optional.empty();
        };
    }

    private static boolean names(KafkaException e, TopicPartition partition) {
        var text = "(?<![\\w.-])" + Pattern.quote(partition.toString()) + "(?![\\w-])";
        return Pattern.compile(text).matcher(String.valueOf(e.getMessage())).find();
    }

    /// The place of a record.
    public record Position(TopicPartition partition, long offset) {}
}
