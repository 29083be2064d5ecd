package io.amends.importer;

import io.amends.settings.EditDistance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A kind of import: where it is posted, and the fields that its JSON may have.
///
/// @param name its name on the command line, `complaints`
/// @param path the route below the platform's address
/// @param naming how a response identifies the created resource
/// @param identity the fields that together identify a record: of two records with the same
///   identity the first one in the file is created
/// @param fields the fields, nested ones with dots, and the JSON type of each
record ImportTarget(
        String name,
        String path,
        List<String> identity,
        SequencedMap<String, Kind> fields,
        Naming naming) {

    /// The JSON type that a field's text is converted to.
    enum Kind {
        TEXT,
        INTEGER,
        BOOLEAN,
        AMOUNT
    }

    static final ImportTarget COMPLAINTS =
            new ImportTarget(
                    "complaints",
                    "/api/v1/complaints",
                    List.of("externalId"),
                    fields(
                            """
                    externalId type description language channel place remedySought receivedAt occurredAt
                    customer.id customer.name customer.email customer.phone customer.language customer.contactBy
                    product.name product.batch severity:INTEGER impact:INTEGER urgency:INTEGER
                    loss.amount:AMOUNT loss.currency armClocks:BOOLEAN
                    outcome.status outcome.at outcome.cause outcome.liability
                    """),
                    Naming.REFERENCE);

    static final ImportTarget INTERACTIONS =
            new ImportTarget(
                    "interactions",
                    "/api/v1/interactions",
                    List.of("customerId", "id"),
                    fields(
                            """
                    id customerId type at amount.amount:AMOUNT amount.currency dueAt product batch
                    revision:INTEGER
                    """),
                    Naming.CUSTOMER_AND_ID);

    /// How a response identifies a resource, and its address.
    enum Naming {
        /// A complaint's reference.
        REFERENCE {
            @Override
            @Nullable String of(JsonNode answer) {
                return answer.path("reference").asString(null);
            }

            @Override
            String path(String target, String name) {
                return target + "/" + name;
            }
        },
        /// A customer, and the id of one of its interactions.
        CUSTOMER_AND_ID {
            @Override
            @Nullable String of(JsonNode answer) {
                var customer = answer.path("customerId").asString(null);
                var id = answer.path("id").asString(null);
                return customer == null || id == null ? null : customer + "/" + id;
            }

            @Override
            String path(String target, String name) {
                var slash = name.indexOf('/');
                return String.format(
                        Locale.ROOT,
                        "%s?customerId=%s&id=%s",
                        target,
                        encoded(name.substring(0, Math.max(slash, 0))),
                        encoded(name.substring(slash + 1)));
            }
        };

        /// The identifier in a response; null if there is none.
        abstract @Nullable String of(JsonNode answer);

        /// The address of the resource; answers 404 or an empty list if it does not exist.
        abstract String path(String target, String name);

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    private static SequencedMap<String, Kind> fields(String words) {
        var fields = new LinkedHashMap<String, Kind>();
        for (String word : words.strip().split("\\s+")) {
            int colon = word.indexOf(':');
            fields.put(
                    colon < 0 ? word : word.substring(0, colon),
                    colon < 0 ? Kind.TEXT : Kind.valueOf(word.substring(colon + 1)));
        }
        return fields;
    }

    /// The identity of a record, from its body; empty when the body does not contain it.
    Optional<String> identityOf(Map<String, Object> body) {
        var parts = identity.stream().map(body::get).toList();
        return parts.contains(null)
                ? Optional.empty()
                : Optional.of(
                        parts.stream()
                                .map(part -> part.toString().strip())
                                .collect(Collectors.joining("\n")));
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /// The value in the field's JSON type.
    ///
    /// @throws InvalidRowException when the text cannot be converted
    Object typed(String field, String text, Decimals decimals) {
        return switch (fields.getOrDefault(field, Kind.TEXT)) {
            case AMOUNT -> decimals.amount(field, text);
            case TEXT -> text;
            case INTEGER -> integer(field, text);
            case BOOLEAN -> bool(field, text);
        };
    }

    private static Object integer(String field, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidRowException(
                    field + ": '" + TextUtils.shortened(text) + "' is not a whole number");
        }
    }

    private static Object bool(String field, String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default ->
                    throw new InvalidRowException(
                            field
                                    + ": '"
                                    + TextUtils.shortened(text)
                                    + "' is neither true nor false");
        };
    }

    /// The fields by name, those most similar to the mistyped one first.
    String suggestionsFor(String mistyped) {
        return fields.keySet().stream()
                .sorted(Comparator.comparingInt(field -> EditDistance.between(field, mistyped)))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    /// A nested body from fields with dots: `customer.id` becomes `{"customer": {"id": …}}`.
    static Map<String, Object> nested(SequencedMap<String, Object> flat) {
        var body = new LinkedHashMap<String, Object>();
        flat.forEach((field, value) -> put(body, field, value));
        return body;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String field, Object value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            into.put(field, value);
            return;
        }
        var inner =
                into.computeIfAbsent(
                        field.substring(0, dot), _ -> new LinkedHashMap<String, Object>());
        put((Map<String, Object>) inner, field.substring(dot + 1), value);
    }
}
