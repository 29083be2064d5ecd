package io.amends.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of the loopback interface.
public final class Ports {

    /// Below the range of ephemeral ports: otherwise the connection of a client that keeps retrying
    /// while a server is down can be given the server's own port.
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /// A port that is free at this moment.
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartupException("No free port was found between 20000 and 32000.", null);
    }

    /// Whether a server could listen on the port at this moment.
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// @param what whose port it is, for the message
    /// @throws StartupException when the port is in use
    public static void requireFree(int port, String what) {
        if (!isFree(port)) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "Port %d, wanted for the %s, is already in use.",
                            port,
                            what),
                    null);
        }
    }
}
