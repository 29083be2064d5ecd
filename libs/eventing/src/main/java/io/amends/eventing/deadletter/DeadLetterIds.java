package io.amends.eventing.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.eventing.consuming.IncomingRecord;
import io.amends.eventing.deadletter.DeadLetter.StoredDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The ids of dead letters: the same for an event or a document, however often it fails.
public final class DeadLetterIds {
    private DeadLetterIds() {}

    /// Derived from the event's id where that can be read, since the event may be delivered again
    /// at another offset.
    public static String of(String consumer, IncomingRecord incoming) {
        var header = incoming.decoded().header();
        return header == null || header.sequence() == null
                ? of(consumer, incoming.raw())
                : hashed(
                        String.format(
                                Locale.ROOT,
                                "%s|%s|%s|%s",
                                consumer,
                                header.source(),
                                header.subject(),
                                header.sequence()));
    }

    /// Derived from the record's place, where the event has no number. The time, which is the
    /// broker's, tells it from a record at the same offset of a topic that was deleted and created
    /// again.
    public static String of(String consumer, ConsumerRecord<byte[], byte[]> raw) {
        return hashed(
                String.format(
                        Locale.ROOT,
                        "%s|%s|%d|%d|%d",
                        consumer,
                        raw.topic(),
                        raw.partition(),
                        raw.offset(),
                        raw.timestamp()));
    }

    static String of(StoredDocument stored) {
        return hashed("document|" + stored.collection() + "|" + stored.id());
    }

    private static String hashed(String identity) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
