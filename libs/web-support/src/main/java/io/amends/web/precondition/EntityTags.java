package io.amends.web.precondition;

import org.springframework.http.ResponseEntity;

/// A version as an entity tag: 7 is `"v7"`.
public final class EntityTags {

    private EntityTags() {}

    /// The tag with its quotes, as in `ETag` and `If-Match`.
    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /// 200 with the body and its tag.
    public static <T> ResponseEntity<T> ok(T body, long version) {
        return ResponseEntity.ok().eTag(of(version)).body(body);
    }
}
