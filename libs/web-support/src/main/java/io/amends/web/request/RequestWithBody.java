package io.amends.web.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request whose body is decompressed while it is read: its length is unknown, and its headers
/// are changed accordingly.
final class RequestWithBody extends HttpServletRequestWrapper {
    private static final Map<String, List<String>> OF_DECODED =
            Map.of(
                    "content-encoding", List.of(),
                    "content-length", List.of(),
                    "transfer-encoding", List.of("chunked"));

    private final ServletInputStream body;
    private final boolean decoded;

    RequestWithBody(HttpServletRequest request, ServletInputStream body, boolean decoded) {
        super(request);
        this.body = body;
        this.decoded = decoded;
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public int getContentLength() {
        return decoded ? -1 : super.getContentLength();
    }

    @Override
    public long getContentLengthLong() {
        return decoded ? -1 : super.getContentLengthLong();
    }

    @Override
    public @Nullable String getHeader(String name) {
        var replaced = replaced(name);
        return replaced == null
                ? super.getHeader(name)
                : replaced.stream().findFirst().orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        var replaced = replaced(name);
        return replaced == null ? super.getHeaders(name) : Collections.enumeration(replaced);
    }

    private @Nullable List<String> replaced(String name) {
        return decoded ? OF_DECODED.get(name.toLowerCase(Locale.ROOT)) : null;
    }
}
