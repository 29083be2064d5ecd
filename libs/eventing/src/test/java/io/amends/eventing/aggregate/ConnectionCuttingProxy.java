package io.amends.eventing.aggregate;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// A proxy of the store that cuts the connection at a chosen command: before the store receives it,
/// or after the store has executed it and before the client receives the reply.
public final class ConnectionCuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final URI store;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Cut> next = new AtomicReference<>();
    private final CountDownLatch happened = new CountDownLatch(1);

    /// Connections whose next reply is dropped.
    private final Map<Socket, Cut> silenced = new ConcurrentHashMap<>();

    private volatile boolean shut;

    /// @param mongodbUri the store, as `mongodb://host:port`
    public ConnectionCuttingProxy(String mongodbUri) throws IOException {
        store = URI.create(mongodbUri);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /// The URI of the store through this proxy.
    public String mongodbUri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    /// Cuts once, at a command that contains all these words.
    public void cut(When when, Afterwards afterwards, String... words) {
        next.set(new Cut(when, afterwards, words));
    }

    /// Waits until the connection was cut.
    public void awaitCut() throws InterruptedException {
        if (!happened.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was cut");
        }
    }

    @Override
    public void close() throws IOException {
        shut = true;
        listening.close();
        sockets.forEach(ConnectionCuttingProxy::hangUp);
    }

    private void accept() {
        while (!shut) {
            try {
                var client = listening.accept();
                var server = new Socket(store.getHost(), store.getPort());
                sockets.add(client);
                sockets.add(server);
                Thread.ofPlatform().daemon().start(() -> requests(client, server));
                Thread.ofPlatform().daemon().start(() -> answers(client, server));
            } catch (IOException e) {
                // the proxy is closed, or the store is unavailable: the same for the client
            }
        }
    }

    private void requests(Socket client, Socket server) {
        try (client;
                server) {
            var in = new DataInputStream(client.getInputStream());
            while (true) {
                var message = message(in);
                var cut = next.get();
                var hit = cut != null && cut.hits(message) && next.compareAndSet(cut, null);
                if (hit && cut.when() == When.BEFORE) {
                    cut(cut);
                    return;
                }
                if (hit) {
                    silenced.put(client, cut);
                }
                server.getOutputStream().write(message);
            }
        } catch (IOException e) {
            // either side disconnected
        }
    }

    private void answers(Socket client, Socket server) {
        try (client;
                server) {
            var in = new DataInputStream(server.getInputStream());
            while (true) {
                var answer = message(in);
                var cut = silenced.get(client);
                if (cut != null) {
                    cut(cut);
                    return;
                }
                client.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            // either side disconnected
        }
    }

    private void cut(Cut cut) {
        if (cut.afterwards() == Afterwards.DEAD) {
            shut = true;
            hangUp(listening);
            sockets.forEach(ConnectionCuttingProxy::hangUp);
        }
        happened.countDown();
    }

    private static byte[] message(DataInputStream in) throws IOException {
        var head = in.readNBytes(4);
        if (head.length < 4) {
            throw new IOException("end");
        }
        var length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return ByteBuffer.allocate(length).put(head).put(rest(in, length - 4)).array();
    }

    private static byte[] rest(InputStream in, int length) throws IOException {
        return in.readNBytes(length);
    }

    private static void hangUp(AutoCloseable line) {
        try {
            line.close();
        } catch (Exception e) {
            // it disconnected first
        }
    }

    /// When the connection is cut.
    public enum When {
        /// The store never receives the command.
        BEFORE,
        /// The store has executed the command, the client never receives the reply.
        AFTER
    }

    /// What follows the cut.
    public enum Afterwards {
        /// The client may connect again.
        AGAIN,
        /// The client can never connect again.
        DEAD
    }

    private record Cut(When when, Afterwards afterwards, String... words) {
        boolean hits(byte[] message) {
            var text = new String(message, StandardCharsets.ISO_8859_1);
            return Stream.of(words).allMatch(text::contains);
        }
    }
}
