package io.amends.launcher.services;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Waits for store and broker while they start beside us. A client of theirs would wait as well,
/// but with pauses of its own that add up.
final class PortAwaiter {

    private static final int PAUSE_MILLIS = 20;
    private static final int CONNECT_MILLIS = 1_000;

    private PortAwaiter() {}

    /// Returns when somebody takes connections there. Not bounded: whoever started us watches.
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
