package io.amends.web.observation;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The id of one request, from the gateway through every log line to the response.
public final class RequestId {

    /// The header that carries it, in and out.
    public static final String HEADER = "X-Request-Id";

    /// Its name in log lines.
    static final String LOG_KEY = "requestId";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /// The id of the current thread's request.
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(LOG_KEY));
    }

    /// The given id where it is valid (8 to 64 letters, digits, `.`, `_`, `-`), else a new one.
    static String orNew(@Nullable String given) {
        return given != null && ACCEPTED.matcher(given).matches() ? given : fresh();
    }

    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
