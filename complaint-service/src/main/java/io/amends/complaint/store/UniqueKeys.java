package io.amends.complaint.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The values of the unique indexes. Each part is URL-encoded, so that no two different pairs make
/// the same string.
final class UniqueKeys {
    /// The name of the unique key for a caller's idempotency key.
    static final String IDEMPOTENCY = "key";

    /// The name of the unique key for a caller's own id of a complaint.
    static final String EXTERNAL = "external";

    /// The name of the unique key for the origin of a case that continues an older one, so that it
    /// is created only once.
    static final String ORIGIN = "origin";

    private static final char BETWEEN = '/';
    private static final char AFTER = '0';

    private UniqueKeys() {}

    static String idempotency(String caller, String key) {
        return escape(caller) + BETWEEN + escape(key);
    }

    /// The id comes first, so that one index range covers it for all callers.
    static String external(String caller, String id) {
        return escape(id) + BETWEEN + escape(caller);
    }

    static String externalFrom(String id) {
        return escape(id) + BETWEEN;
    }

    static String externalUntil(String id) {
        return escape(id) + AFTER;
    }

    private static String escape(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
