package io.amends.complaint.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The strings that a unique index guards. Each part is written as in URLs, so that no two
/// different pairs make the same string.
final class UniqueKeys {
    /// The unique key with a caller's idempotency key.
    static final String IDEMPOTENCY = "key";

    /// The unique key with a caller's own id for a complaint.
    static final String EXTERNAL = "external";

    /// The unique key of a case that takes up an older one: what it comes from, so that it begins
    /// once.
    static final String ORIGIN = "origin";

    private static final char BETWEEN = '/';
    private static final char AFTER = '0';

    private UniqueKeys() {}

    static String idempotency(String caller, String key) {
        return escape(caller) + BETWEEN + escape(key);
    }

    /// The id comes first, so that one range of the index holds it for all callers.
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
