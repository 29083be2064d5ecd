package io.amends.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whether a container engine is running, and which images it has. Checked before Testcontainers is
/// used, which would try its strategies for a long time and pull missing images.
final class ContainerEngine {

    private static final long PATIENCE_SECONDS = 3;
    private static final Pattern TAG = Pattern.compile("\"([^\"\\s]+:[^\"\\s]+)\"");
    private static final LazyValue<List<String>> TAGS =
            new LazyValue<>(ContainerEngine::askForTags);

    private ContainerEngine() {}

    /// @param name the image's name without its tag, as `apache/kafka`
    /// @return the image with a tag that is present locally
    static Optional<String> image(String name) {
        return TAGS.get().stream()
                .filter(tag -> tag.startsWith(name + ":") || tag.contains("/" + name + ":"))
                .findFirst();
    }

    /// @return whether an engine answered and has images
    static boolean isThere() {
        return !TAGS.get().isEmpty();
    }

    private static List<String> askForTags() {
        return address()
                .map(
                        address ->
                                CompletableFuture.supplyAsync(() -> tags(address))
                                        .completeOnTimeout(
                                                List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                                        .join())
                .orElse(List.of());
    }

    private static Optional<SocketAddress> address() {
        var given = Optional.ofNullable(System.getenv("DOCKER_HOST"));
        var host = URI.create(given.orElse("unix:///var/run/docker.sock"));
        if ("tcp".equals(host.getScheme())) {
            return Optional.of(new InetSocketAddress(host.getHost(), host.getPort()));
        }
        var socket = Path.of(host.getPath());
        return Files.exists(socket)
                ? Optional.of(UnixDomainSocketAddress.of(socket))
                : Optional.empty();
    }

    private static List<String> tags(SocketAddress address) {
        try (var channel = SocketChannel.open(address)) {
            var request = "GET /images/json HTTP/1.0\r\nHost: engine\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            var answer = Channels.newInputStream(channel).readAllBytes();
            return TAG.matcher(new String(answer, StandardCharsets.UTF_8))
                    .results()
                    .map(ContainerEngine::tag)
                    .toList();
        } catch (IOException nobodyThere) {
            return List.of();
        }
    }

    private static String tag(MatchResult match) {
        return match.group(1);
    }
}
