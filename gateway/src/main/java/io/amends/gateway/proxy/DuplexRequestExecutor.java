package io.amends.gateway.proxy;

import java.io.IOException;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// Where both sides stream, the response is read while the request is still being sent: a service
/// that answers line by line would otherwise block until we read, while we wait for it to read.
final class DuplexRequestExecutor extends HttpRequestExecutor {

    private static final String SENDING = "io.amends.gateway.sending";

    /// The sending half of an exchange, on its own thread.
    static final class Sending {

        private volatile @Nullable Thread thread;
        private volatile @Nullable RuntimeException failure;

        /// Waits until the caller's body is no longer read.
        void join() {
            var running = thread;
            if (running != null) {
                try {
                    running.join();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private void start(ClassicHttpRequest request, HttpClientConnection connection) {
            thread = Thread.ofVirtual().name("sending").start(() -> send(request, connection));
        }

        private void send(ClassicHttpRequest request, HttpClientConnection connection) {
            try {
                connection.sendRequestEntity(request);
                connection.flush();
            } catch (HttpException | IOException gone) {
                // The reading half fails for the same reason and reports it.
                connection.close(CloseMode.IMMEDIATE);
            } catch (RuntimeException refused) {
                failure = refused;
                connection.close(CloseMode.IMMEDIATE);
            }
        }
    }

    static Sending enable(HttpContext context) {
        var sending = new Sending();
        context.setAttribute(SENDING, sending);
        return sending;
    }

    static boolean isEnabled(HttpContext context) {
        return context.getAttribute(SENDING) != null;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (!isEnabled(context)) {
            return super.execute(request, connection, information, context);
        }
        var sending = (Sending) Objects.requireNonNull(context.getAttribute(SENDING));
        connection.sendRequestHeader(request);
        connection.flush();
        sending.start(request, connection);
        try {
            return receive(connection);
        } catch (IOException | HttpException failed) {
            connection.close(CloseMode.IMMEDIATE);
            // Set before the connection was closed, if that is why it was. The caller's body may
            // still be read; StreamedBodyFilter waits for its end after the response.
            if (sending.failure != null) {
                throw sending.failure;
            }
            throw failed;
        }
    }

    private static ClassicHttpResponse receive(HttpClientConnection connection)
            throws IOException, HttpException {
        var response = connection.receiveResponseHeader();
        while (response.getCode() < HttpStatus.SC_SUCCESS) {
            response = connection.receiveResponseHeader();
        }
        connection.receiveResponseEntity(response);
        return response;
    }
}
