package io.amends.web.request;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The formats that bodies may have. Each route declares which of them it accepts; other formats
/// (forms, multipart, XML, and YAML outside of [YamlBodies]) are refused before the body is read,
/// so that no library on the class path decodes them by accident and the caller need not send the
/// body.
final class RequestFormat {
    /// Headers that must not be repeated, since it would be undefined which one counts.
    private static final List<String> ONCE =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.CONTENT_TYPE,
                    "Idempotency-Key");

    private static final List<MediaType> ACCEPTED =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON);
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private RequestFormat() {}

    /// Refuses headers that contradict each other.
    ///
    /// @throws Problem `invalid-input` with every header that was sent more than once
    static void checkHeaders(HttpServletRequest request) {
        var wrong =
                ONCE.stream()
                        .filter(name -> Collections.list(request.getHeaders(name)).size() > 1)
                        .map(name -> Violation.ofHeader(name, "must be sent once"))
                        .toList();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// Whether the body is lines of JSON, one document each, which may be many.
    static boolean isStream(HttpServletRequest request) {
        return MediaType.APPLICATION_NDJSON.equalsTypeAndSubtype(type(request.getContentType()));
    }

    /// @param yaml whether it may be YAML
    /// @throws Problem `unsupported-media-type` for a body in another format than JSON or NDJSON,
    ///   or in another encoding than UTF-8
    static void checkType(HttpServletRequest request, boolean yaml) {
        var type = type(request.getContentType());
        var accepted =
                ACCEPTED.stream().anyMatch(each -> each.equalsTypeAndSubtype(type))
                        || yaml && MediaType.APPLICATION_YAML.equalsTypeAndSubtype(type);
        if (!accepted) {
            throw unsupported(
                    "Send the body with Content-Type application/json"
                            + (yaml ? " or application/yaml." : "."));
        }
        if (type.getParameter("charset") != null
                && !StandardCharsets.UTF_8.name().equalsIgnoreCase(type.getParameter("charset"))) {
            throw unsupported("Send the body in UTF-8.");
        }
    }

    /// Whether the body is compressed.
    ///
    /// @throws Problem `unsupported-media-type` for any coding but `gzip` and `identity`
    static boolean isCompressed(HttpServletRequest request) {
        var coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.strip().equalsIgnoreCase("identity")) {
            return false;
        }
        if (!GZIP.contains(coding.strip().toLowerCase(Locale.ROOT))) {
            throw unsupported("Send the body as it is, or compressed with Content-Encoding gzip.")
                    .header(HttpHeaders.ACCEPT_ENCODING, "gzip, identity");
        }
        return true;
    }

    private static MediaType type(@Nullable String contentType) {
        try {
            return contentType == null
                    ? MediaType.APPLICATION_OCTET_STREAM
                    : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException unreadable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static Problem unsupported(String detail) {
        return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
