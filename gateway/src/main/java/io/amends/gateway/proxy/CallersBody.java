package io.amends.gateway.proxy;

import io.amends.gateway.problem.Problem;
import io.amends.gateway.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// What the caller sends, handed on piece by piece as it comes, up to a limit.
final class CallersBody extends AbstractHttpEntity {

    private static final int PIECE = 8192;

    private final InputStream in;
    private final long length;
    private final long limit;

    /// @param in the caller's bytes
    /// @param length how many there are; -1 when that is not known
    /// @param limit how many there may be
    CallersBody(InputStream in, long length, long limit) {
        super((String) null, null, length < 0);
        this.in = in;
        this.length = length;
        this.limit = limit;
    }

    /// The caller stopped sending: nobody is left to be told.
    static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Gone(IOException cause) {
            super("The caller stopped in the middle of the request", cause);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var piece = new byte[PIECE];
        var total = 0L;
        for (var count = read(piece); count >= 0; count = read(piece)) {
            total += count;
            if (total > limit) {
                throw tooLarge(limit);
            }
            out.write(piece, 0, count);
            if (length < 0) {
                // Of unknown length, so perhaps a line somebody waits for.
                out.flush();
            }
        }
    }

    static Problem tooLarge(long limit) {
        return Problem.of(
                ProblemType.TOO_LARGE,
                String.format(Locale.ROOT, "A body may have at most %,d bytes here.", limit));
    }

    private int read(byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException broken) {
            throw new Gone(broken);
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
