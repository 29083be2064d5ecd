package io.amends.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A connection on which a test writes arbitrary bytes.
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    RawConnection(URI gateway, int readTimeoutMillis) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), gateway.getPort()), readTimeoutMillis);
    }

    /// Connects from another address of this machine.
    static RawConnection from(String address, URI gateway) throws IOException {
        var from = InetAddress.getByName(address);
        var to = InetAddress.getLoopbackAddress();
        return new RawConnection(new Socket(to, gateway.getPort(), from, 0), 30_000);
    }

    private RawConnection(Socket socket, int readTimeoutMillis) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(readTimeoutMillis);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawConnection write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Shuts down the output; reading remains possible.
    RawConnection endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// The next line of the response; empty at its end.
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /// The next bytes of the response as text.
    String text(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /// Everything until the gateway closes the connection.
    String untilClosed() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
