package io.amends.gateway.proxy;

import io.amends.gateway.access.Proxying;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.springframework.http.HttpHeaders;

/// The caller's body, forwarded as it arrives, up to a limit. A service never receives fewer bytes
/// than the announced length without an error: where the caller stops early, sending fails and the
/// connection to the service is dropped.
final class RequestBodyEntity extends AbstractHttpEntity {

    private static final int PIECE = 8192;
    private static final String ATTRIBUTE = RequestBodyEntity.class.getName();

    private final InputStream in;
    private final long length;
    private final long limit;
    private byte[] ahead = {};
    private volatile boolean sentWhole;

    /// @param in the body
    /// @param length its length in bytes; -1 when unknown
    /// @param limit maximum length in bytes
    private RequestBodyEntity(InputStream in, long length, long limit) {
        super((String) null, null, length < 0);
        this.in = in;
        this.length = length;
        this.limit = limit;
    }

    /// The body of an accepted request, if it has one and its method gives it a meaning.
    static Optional<RequestBodyEntity> of(HttpServletRequest request, Proxying proxying)
            throws IOException {
        var length = request.getContentLengthLong();
        var comes = length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return comes && proxying.route().takesBody()
                ? Optional.of(
                        new RequestBodyEntity(
                                request.getInputStream(), length, proxying.bodyLimit()))
                : Optional.empty();
    }

    /// Reads the first bytes, so that a caller who sends nothing occupies no connection to a
    /// service.
    RequestBodyEntity prefetch() {
        try {
            ahead = in.readNBytes((int) Math.min(PIECE, length < 0 ? PIECE : length));
        } catch (IOException broken) {
            throw interrupted();
        }
        return this;
    }

    /// Stores this body in the context for [#allowsReuse].
    void storeIn(HttpContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /// Whether the connection may carry another request: not after a body that was sent in part.
    static boolean allowsReuse(HttpContext context) {
        return !(context.getAttribute(ATTRIBUTE) instanceof RequestBodyEntity body)
                || body.sentWhole;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var total = (long) ahead.length;
        check(total);
        out.write(ahead);
        var piece = new byte[PIECE];
        for (var count = read(piece); count >= 0; count = read(piece)) {
            total += count;
            check(total);
            out.write(piece, 0, count);
            if (length < 0) {
                // Of unknown length, so it may be a line whose answer the caller waits for.
                out.flush();
            }
        }
        if (length >= 0 && total != length) {
            throw interrupted();
        }
        sentWhole = true;
    }

    private void check(long total) {
        if (total > limit) {
            throw tooLarge(limit);
        }
    }

    static Problem tooLarge(long limit) {
        return Problem.of(
                ProblemType.TOO_LARGE,
                String.format(Locale.ROOT, "A body may have at most %,d bytes here.", limit));
    }

    private static Problem interrupted() {
        return Problem.of(
                        ProblemType.INVALID_INPUT,
                        "The body did not arrive whole and readable: fewer bytes than announced, a"
                                + " broken chunk, or a pause that was too long. Send it again.")
                .header(HttpHeaders.CONNECTION, "close");
    }

    private int read(byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException broken) {
            throw interrupted();
        }
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getContent() {
        return in;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {
        // The server closes its own stream.
    }
}
