package io.amends.eventing.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.EventType;
import io.amends.contracts.Sequence;
import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.OutboxEntry;
import io.amends.eventing.topic.TopicNames;
import io.amends.json.Json;
import io.amends.json.Unicode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// CloudEvents 1.0.2 over Kafka: written in binary mode (attributes in headers `ce_…`, data as JSON
/// in the value, the customer's id as the key), read in binary and in structured mode.
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    /// Far above any event of this platform.
    private static final int MOST_BYTES = 128 << 10;

    private static final int LONGEST_KEY = 1_024;

    /// How many characters of an explanation are kept.
    private static final int DETAIL = 300;

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /// The service that publishes the interactions it receives by REST.
    private static final String OF_INTERACTIONS = "/satisfaction-service";

    /// Services of this platform that never publish interactions.
    private static final Set<String> OF_OTHER_TOPICS =
            Set.of("/complaint-service", "/followup-service");

    /// Refuses duplicate names, trailing content and lenient conversions.
    private static final JsonMapper STRICT =
            Json.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final TopicNames names;

    /// A codec for topics of these names.
    public EventCodec(TopicNames names) {
        this.names = names;
    }

    /// The record of an event.
    public ProducerRecord<byte[], byte[]> encode(OutboxEntry waiting) {
        var envelope = waiting.envelope();
        var topic = names.of(EventType.of(waiting.event()).topic());
        var value = Json.mapper().writeValueAsBytes(waiting.event());
        var record = new ProducerRecord<>(topic, envelope.partitionKey().getBytes(UTF_8), value);
        var headers = record.headers();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", envelope.id());
        add(headers, "ce_source", envelope.source());
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_sequence", envelope.sequence().padded());
        add(headers, "ce_partitionkey", envelope.partitionKey());
        if (envelope.traceparent() != null) {
            add(headers, "ce_traceparent", envelope.traceparent());
        }
        add(headers, "content-type", JSON);
        return record;
    }

    /// Decodes a record strictly by the published contract. Never throws because of its content.
    public DecodedRecord decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return decode(record, CloudEvent.of(record, STRICT));
        } catch (CloudEvent.Unreadable e) {
            return new DecodedRecord.Unidentified(
                    DecodedRecord.Part.ENVELOPE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new DecodedRecord.Unidentified(DecodedRecord.Part.ENVELOPE, describe(e));
        }
    }

    private DecodedRecord decode(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
        var topic = names.topic(record.topic());
        var subject = event.get("subject");
        var source = event.get("source");
        var key = key(record, event, subject);
        if (subject == null
                || source == null
                || key == null
                || anyInvisible(subject, source, key)) {
            return new DecodedRecord.Unidentified(
                    DecodedRecord.Part.SUBJECT,
                    "ce_subject, ce_source or the key is missing or cannot be read");
        }
        Sequence sequence = null;
        if (TopicNames.isNumbered(topic)) {
            try {
                sequence = Sequence.parse(Objects.requireNonNullElse(event.get("sequence"), ""));
            } catch (IllegalArgumentException e) {
                return new DecodedRecord.Unidentified(DecodedRecord.Part.SEQUENCE, describe(e));
            }
        }
        var header =
                new EventHeader(
                        source,
                        subject,
                        sequence,
                        Objects.requireNonNullElse(event.get("type"), ""),
                        time(record, event),
                        key,
                        traceparent(event));
        try {
            requireEnvelope(event, topic, source);
            return decode(event, header, topic);
        } catch (PoisonEventException e) {
            return new DecodedRecord.Undecodable(header, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new DecodedRecord.Undecodable(header, describe(e));
        }
    }

    private static DecodedRecord decode(CloudEvent event, EventHeader header, Topic topic) {
        var type = EventType.named(header.type());
        if (type.isEmpty()) {
            return new DecodedRecord.Unknown(header);
        }
        if (type.get().topic() != topic) {
            throw new PoisonEventException(
                    header.type() + " travels on " + type.get().topic().wireName() + " only");
        }
        var data = withoutNulls(data(event));
        if (!StrictText.isClean(data)) {
            throw new PoisonEventException("the data contain NUL or a lone surrogate");
        }
        var violations = ContractSchemas.violations(type.get(), data);
        if (!violations.isEmpty()) {
            throw new PoisonEventException(
                    StrictText.printable(String.join("; ", violations), DETAIL));
        }
        try {
            return new DecodedRecord.Known(
                    header, header.with(STRICT.treeToValue(data, type.get().recordType())));
        } catch (ValueInstantiationException e) {
            // The message of the value's rule; the exception around it names a Java class.
            var rule = e.getCause() == null ? "a value is refused" : e.getCause().getMessage();
            throw new PoisonEventException(StrictText.printable(String.valueOf(rule), DETAIL));
        }
    }

    /// Checks what CloudEvents 1.0 requires of every event, and that external producers do not use
    /// the source of a service of this platform on a topic open to them.
    private static void requireEnvelope(CloudEvent event, Topic topic, String source) {
        if (!event.malformed().isEmpty()) {
            throw new PoisonEventException(
                    "cannot be read, or is there twice: "
                            + StrictText.printable(
                                    String.join(", ", new TreeSet<>(event.malformed())), DETAIL));
        }
        if (!SPEC_VERSION.equals(event.get("specversion"))) {
            throw new PoisonEventException("ce_specversion is not 1.0");
        }
        requirePresent(event, "id");
        requirePresent(event, "type");
        var contentType = event.get("datacontenttype");
        if (contentType != null && !isJson(CloudEvent.mediaType(contentType))) {
            throw new PoisonEventException("the content type of the data is not JSON");
        }
        var time = event.get("time");
        if (time != null && parsed(time) == null) {
            throw new PoisonEventException("ce_time is no instant of RFC 3339");
        }
        if (topic == Topic.INTERACTIONS && claimsToBeOurs(event, source)) {
            throw new PoisonEventException(
                    "ce_source claims to be " + source + ", which did not publish this");
        }
    }

    /// Interactions of this platform have numbers, and ids made of them; which of those exist is
    /// known to the service that recorded them.
    private static boolean claimsToBeOurs(CloudEvent event, String source) {
        if (!source.equals(OF_INTERACTIONS)) {
            return OF_OTHER_TOPICS.contains(source);
        }
        try {
            var sequence = Sequence.parse(Objects.requireNonNullElse(event.get("sequence"), ""));
            return !(event.get("subject") + "/" + sequence).equals(event.get("id"));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void requirePresent(CloudEvent event, String name) {
        var value = event.get(name);
        if (value == null || !Unicode.isVisible(value)) {
            throw new PoisonEventException("ce_" + name + " is missing");
        }
    }

    private static boolean isJson(String mediaType) {
        return mediaType.equals(JSON)
                || mediaType.equals("text/json")
                || mediaType.startsWith("application/") && mediaType.endsWith("+json");
    }

    private static JsonNode data(CloudEvent event) {
        var parsed =
                switch (event.data()) {
                    case CloudEvent.Data.Bytes(var bytes) -> STRICT.readTree(text(bytes));
                    case CloudEvent.Data.Parsed(var node) -> node;
                    case null -> null;
                };
        if (parsed == null || parsed.isMissingNode() || parsed.isNull()) {
            throw new PoisonEventException("there are no data");
        }
        return parsed;
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new PoisonEventException(
                    "the data have " + bytes.length + " bytes, but may have " + MOST_BYTES);
        }
        var text = StrictText.decode(bytes);
        if (text == null) {
            throw new PoisonEventException("the data are not UTF-8");
        }
        return text;
    }

    /// Removes members that are null: they mean the same as absent ones.
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
            object.forEach(EventCodec::withoutNulls);
        }
        return node;
    }

    /// The customer's id: the attribute, or else the record's key, or else the subject.
    private static @Nullable String key(
            ConsumerRecord<byte[], byte[]> record, CloudEvent event, @Nullable String subject) {
        if (event.malformed().contains("partitionkey")) {
            return null;
        }
        var attribute = event.get("partitionkey");
        if (attribute != null) {
            return attribute;
        }
        if (record.key() == null) {
            return subject;
        }
        var key = StrictText.decode(record.key());
        return key != null && key.length() <= LONGEST_KEY && StrictText.isIdentifier(key)
                ? key
                : null;
    }

    private static boolean anyInvisible(String... texts) {
        return !Arrays.stream(texts).allMatch(Unicode::isVisible);
    }

    /// When it was recorded; where that cannot be read, the record's timestamp at the broker.
    private static Instant time(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
        var text = event.get("time");
        var time = text == null ? null : parsed(text);
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : time;
    }

    private static @Nullable Instant parsed(String text) {
        try {
            // RFC 3339 has years of four digits, which keeps arithmetic with instants in range.
            return RFC_3339.matcher(text).matches()
                    ? OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String traceparent(CloudEvent event) {
        var text = event.get("traceparent");
        return text != null && TRACEPARENT.matcher(text).matches() ? text : null;
    }

    /// The types of the exceptions without their messages, which may quote customer data.
    public static String kinds(Throwable e) {
        var kinds = new StringBuilder(e.getClass().getSimpleName());
        for (var cause = e.getCause(); cause != null && kinds.length() < 200; ) {
            kinds.append(" by ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return kinds.toString();
    }

    /// The type and the first line of an exception, at most 300 printable characters.
    public static String describe(Throwable e) {
        var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return StrictText.printable(where(e) + e.getClass().getSimpleName() + ": " + line, DETAIL);
    }

    /// The path of the member of the data that was being read, as `amount.currency: `.
    private static String where(Throwable e) {
        return e instanceof JacksonException failed && !failed.getPath().isEmpty()
                ? failed.getPath().stream()
                                .map(step -> String.valueOf(step.getPropertyName()))
                                .collect(Collectors.joining("."))
                        + ": "
                : "";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
