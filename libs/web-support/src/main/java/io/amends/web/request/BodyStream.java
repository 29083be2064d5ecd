package io.amends.web.request;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Violation;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A request's body, decompressed where it is compressed, up to a size. The decompressed bytes
/// count, so a small body that decompresses to a large one is refused as soon as it is larger.
final class BodyStream extends ServletInputStream {
    private static final int BUFFER = 8192;

    private final ServletInputStream body;
    private final boolean compressed;
    private final long most;
    private @Nullable InputStream decoded;
    private long read;
    private boolean ended;

    /// @param most how many bytes may be read, after decompression
    BodyStream(ServletInputStream body, boolean compressed, long most) {
        this.body = body;
        this.compressed = compressed;
        this.most = most;
    }

    /// The problem for a body that is too large.
    static Problem tooLarge(long most) {
        return Problem.of(
                ProblemType.TOO_LARGE,
                String.format(Locale.ROOT, "A body may have at most %,d bytes.", most));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = decode(bytes, offset, length);
        if (count < 0) {
            ended = true;
        } else {
            read += count;
        }
        if (read > most) {
            throw tooLarge(most);
        }
        return count;
    }

    private int decode(byte[] bytes, int offset, int length) throws IOException {
        if (!compressed) {
            return body.read(bytes, offset, length);
        }
        try {
            if (decoded == null) {
                decoded = new GZIPInputStream(body, BUFFER);
            }
            return decoded.read(bytes, offset, length);
        } catch (ZipException | EOFException unlike) {
            throw Problem.invalid(
                    Violation.ofHeader("Content-Encoding", "says gzip, which the body is not"));
        }
    }

    @Override
    public boolean isFinished() {
        return ended;
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Bodies are read by the thread of their request");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
