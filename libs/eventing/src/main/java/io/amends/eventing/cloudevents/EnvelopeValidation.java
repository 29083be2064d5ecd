package io.amends.eventing.cloudevents;

import io.amends.contracts.Sequence;
import io.amends.contracts.Topic;
import io.amends.json.Unicode;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Checks what CloudEvents 1.0 requires of every event, and that external producers do not use the
/// source of a service of this platform on a topic open to them.
final class EnvelopeValidation {
    static final String SPEC_VERSION = "1.0";
    static final String JSON = "application/json";

    /// The service that publishes the interactions it receives by REST.
    private static final String OF_INTERACTIONS = "/satisfaction-service";

    /// Services of this platform that never publish interactions.
    private static final Set<String> OF_OTHER_TOPICS =
            Set.of("/complaint-service", "/followup-service");

    private EnvelopeValidation() {}

    /// @throws PoisonEventException with the first rule that the event violates
    static void require(CloudEvent event, Topic topic, String source) {
        if (!event.malformed().isEmpty()) {
            throw new PoisonEventException(
                    "cannot be read, or is there twice: "
                            + FailureDescription.printable(
                                    String.join(", ", new TreeSet<>(event.malformed()))));
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
        if (time != null && Rfc3339.parse(time) == null) {
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
}
