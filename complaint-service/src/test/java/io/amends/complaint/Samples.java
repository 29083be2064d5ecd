package io.amends.complaint;

import java.util.Locale;

/// Sample request bodies.
final class Samples {
    static final String PLAIN =
            """
            {"customer": {"id": "c-1"}, "type": "product_or_service_quality",
             "description": "The kettle leaks.", "channel": "phone"}
            """;

    static final String RESOLVE =
            """
            {"cause": "product", "liability": "ours", "words": "A new one is on its way.",
             "remedies": ["apology", "replacement"]}
            """;

    private Samples() {}

    /// A complaint of a customer with further fields, as `"place": "Athens"`.
    static String complaint(String customer, String... fields) {
        var more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
        return String.format(
                Locale.ROOT,
                """
               {"customer": {"id": "%s"}, "type": "product_or_service_quality",
                "description": "The kettle leaks.", "channel": "phone"%s}
               """,
                customer,
                more);
    }
}
