package io.amends.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Finds ports for a whole platform: the gateway's port, with those that follow it free as well.
final class Ports {
    private static final int LAST = 13;

    private Ports() {}

    static int freeBase() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(1_100, 1_500) * 20)
                .limit(200)
                .filter(base -> IntStream.rangeClosed(base, base + LAST).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no free ports between 22000 and 30000"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
