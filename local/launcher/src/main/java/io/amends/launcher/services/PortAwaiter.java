package io.amends.launcher.services;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Waits for store and broker, which start at the same time. Their clients would wait as well, but
/// with pauses of their own that add up.
final class PortAwaiter {

    private static final int PAUSE_MILLIS = 20;
    private static final int CONNECT_MILLIS = 1_000;

    private PortAwaiter() {}

    /// Returns when a server accepts connections. Unbounded: the parent process has a timeout.
    static void connection(InetSocketAddress address) {
        while (!takesConnections(address)) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean takesConnections(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
