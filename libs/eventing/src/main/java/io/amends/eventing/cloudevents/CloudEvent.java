package io.amends.eventing.cloudevents;

import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A record as a CloudEvent: its attributes and its data, in binary mode (attributes in headers
/// `ce_…`) or in structured mode (`application/cloudevents+json`, everything in the value).
///
/// @param attributes by name, without `ce_`
/// @param malformed names of attributes that are present and cannot be decoded
/// @param data the data as they were sent; null where there are none
record CloudEvent(Map<String, String> attributes, Set<String> malformed, @Nullable Data data) {
    private static final int LONGEST_ATTRIBUTE = 1_024;
    private static final String PREFIX = "ce_";
    private static final String STRUCTURED = "application/cloudevents";

    /// The data of an event.
    sealed interface Data {
        /// As bytes, to be parsed.
        @SuppressWarnings("ArrayRecordComponent") // a record's own bytes, never compared
        record Bytes(byte[] bytes) implements Data {}

        /// As part of a structured event.
        record Parsed(JsonNode node) implements Data {}
    }

    /// A record that is not a CloudEvent.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String detail) {
            super(detail);
        }
    }

    /// Reads a record in either mode.
    static CloudEvent of(ConsumerRecord<byte[], byte[]> record, JsonMapper json) throws Unreadable {
        var contentType = contentType(record);
        return contentType != null && contentType.startsWith(STRUCTURED)
                ? structured(record.value(), contentType, json)
                : binary(record, contentType);
    }

    /// An attribute; null where it is absent.
    @Nullable String get(String name) {
        return attributes.get(name);
    }

    private static CloudEvent binary(
            ConsumerRecord<byte[], byte[]> record, @Nullable String contentType) {
        var reading = new AttributeCollector();
        for (var header : record.headers()) {
            if (header.key().startsWith(PREFIX)) {
                reading.add(header.key().substring(PREFIX.length()), text(header));
            }
        }
        if (contentType != null) {
            reading.add("datacontenttype", contentType);
        }
        var value = record.value();
        return reading.event(value == null ? null : new Data.Bytes(value));
    }

    private static CloudEvent structured(
            byte @Nullable [] value, String contentType, JsonMapper json) throws Unreadable {
        if (!mediaType(contentType).equals("application/cloudevents+json")) {
            throw new Unreadable(
                    "content-type is "
                            + StrictText.printable(contentType, 100)
                            + ", but structured events are read as application/cloudevents+json only");
        }
        var text = value == null ? null : StrictText.decode(value);
        if (text == null) {
            throw new Unreadable("the structured event is not UTF-8");
        }
        try {
            var root = json.readTree(text);
            if (!root.isObject()) {
                throw new Unreadable("the structured event is no JSON object");
            }
            return structured(root);
        } catch (JacksonException e) {
            throw new Unreadable("the structured event is no JSON: " + FailureDescription.of(e));
        }
    }

    private static CloudEvent structured(JsonNode root) throws Unreadable {
        var reading = new AttributeCollector();
        for (var member : root.properties()) {
            switch (member.getKey()) {
                case "data", "data_base64" -> {}
                default -> {
                    if (!member.getValue().isNull()) {
                        var value = member.getValue();
                        reading.add(member.getKey(), value.isString() ? value.stringValue() : null);
                    }
                }
            }
        }
        var data = root.get("data");
        var base64 = root.get("data_base64");
        if (data != null && base64 != null) {
            throw new Unreadable("the structured event has both data and data_base64");
        }
        return reading.event(
                base64 == null
                        ? data == null ? null : new Data.Parsed(data)
                        : new Data.Bytes(bytes(base64)));
    }

    private static byte[] bytes(JsonNode base64) throws Unreadable {
        try {
            return Base64.getDecoder().decode(base64.isString() ? base64.stringValue() : "?");
        } catch (IllegalArgumentException e) {
            throw new Unreadable("data_base64 is not base 64");
        }
    }

    private static @Nullable String contentType(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("content-type");
        var text = header == null ? null : text(header);
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /// A media type without its parameters.
    static String mediaType(String contentType) {
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(Header header) {
        return header.value() == null ? null : StrictText.decode(header.value());
    }

    /// Collects attributes from headers.
    private static final class AttributeCollector {
        private final Map<String, String> attributes = new HashMap<>();
        private final Set<String> malformed = new HashSet<>();

        void add(String name, @Nullable String value) {
            if (value == null
                    || value.length() > LONGEST_ATTRIBUTE
                    || !StrictText.isIdentifier(value)
                    || attributes.put(name, value) != null) {
                attributes.remove(name);
                malformed.add(name);
            }
        }

        CloudEvent event(@Nullable Data data) {
            return new CloudEvent(Map.copyOf(attributes), Set.copyOf(malformed), data);
        }
    }
}
