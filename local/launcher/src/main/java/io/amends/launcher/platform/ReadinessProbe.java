package io.amends.launcher.platform;

import io.amends.launcher.services.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/// Checks whether a component is ready: a service by its readiness probe, store and broker by
/// opening a connection.
final class ReadinessProbe {

    /// The first response of a service that has just started takes the longest.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String HOST = "127.0.0.1";

    private ReadinessProbe() {}

    static boolean answers(PlatformState.Part part) {
        return Service.isOne(part.name()) ? isReadyByHealth(part) : takesConnections(part.port());
    }

    private static boolean isReadyByHealth(PlatformState.Part part) {
        var probe =
                URI.create(
                        String.format(
                                Locale.ROOT, "http://%s:%d%s", HOST, part.port(), path(part)));
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(probe).timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The gateway has a management port of its own; its public port has the probe alone.
    private static String path(PlatformState.Part part) {
        return part.name().equals(Service.GATEWAY.folder())
                ? "/readyz"
                : "/actuator/health/readiness";
    }

    static boolean takesConnections(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException away) {
            return false;
        }
    }
}
