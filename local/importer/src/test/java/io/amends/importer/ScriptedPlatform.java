package io.amends.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An HTTP server that answers posts as the platform's documents specify, with scripted failures.
/// The system tests import into the real services.
final class ScriptedPlatform implements AutoCloseable {

    /// Replaces the normal response to one request.
    interface Mishap {
        /// Whether it has answered.
        boolean happens(HttpExchange exchange) throws IOException;
    }

    record Taken(String reference, String body) {}

    final Map<String, Taken> taken = new ConcurrentHashMap<>();
    final Map<String, Taken> byExternalId = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    final AtomicInteger posts = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final HttpServer server;

    ScriptedPlatform(int port) throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/complaints", this::handle);
        server.start();
    }

    /// The same platform as a new server on the same port. Requests of a stopped run that are still
    /// in flight end at the old server, so that only requests sent from now on are counted.
    ScriptedPlatform reopened() throws IOException {
        int port = port();
        close();
        var again = new ScriptedPlatform(port);
        again.taken.putAll(taken);
        again.byExternalId.putAll(byExternalId);
        return again;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                var path = exchange.getRequestURI().getPath();
                boolean known =
                        taken.values().stream().anyMatch(one -> path.endsWith(one.reference()));
                answer(exchange, known ? 200 : 404, "{}");
            } else {
                var mishap = mishaps.poll();
                if (mishap == null || !mishap.happens(exchange)) {
                    post(exchange);
                }
            }
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        int number = posts.incrementAndGet();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        // Before the response: a client that has it may send the next request at once.
        atOnce.decrementAndGet();
        if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"title\": \"Unknown key\"}");
        } else if (body.contains("\"nonsense\"")) {
            answer(
                    exchange,
                    400,
                    """
                    {"title": "Wrong input", "errors": [{"pointer": "/type", "detail": "is none of the five"}]}""");
        } else if (taken.get(key) == null && externalId(body) != null) {
            dawdle(body);
            var mine = new Taken("REF-" + number, body);
            var first = byExternalId.putIfAbsent(externalId(body), mine);
            if (first == null) {
                taken.put(key, mine);
                answer(exchange, 201, "{\"reference\": \"" + mine.reference() + "\"}");
            } else if (first.body().equals(body)) {
                answer(exchange, 200, "{\"reference\": \"" + first.reference() + "\"}");
            } else {
                answer(
                        exchange,
                        409,
                        "{\"reference\": \""
                                + first.reference()
                                + "\", \"detail\": \"other content\"}");
            }
        } else {
            var mine = new Taken("REF-" + number, body);
            var before = taken.putIfAbsent(key, mine);
            if (before != null) {
                exchange.getResponseHeaders().add("Idempotent-Replayed", "true");
            }
            var reference = (before == null ? mine : before).reference();
            answer(exchange, 201, "{\"reference\": \"" + reference + "\"}");
        }
    }

    private static @Nullable String externalId(String body) {
        return JsonMapper.shared().readTree(body).path("externalId").asString(null);
    }

    /// Earlier requests take longer, so that concurrent requests overtake each other.
    private static void dawdle(String body) {
        if (body.contains("slow")) {
            LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
        }
    }

    /// Holds the next `count` requests until all of them have arrived, so that whether they run
    /// concurrently is not a matter of chance.
    ///
    /// @return for each of them whether the others arrived while it was held; filled as they go on
    Queue<Boolean> holdFirstRequestsUntilConcurrent(int count) {
        var arrived = new CountDownLatch(count);
        var met = new ConcurrentLinkedQueue<Boolean>();
        for (int i = 0; i < count; i++) {
            mishaps.add(
                    exchange -> {
                        arrived.countDown();
                        met.add(awaited(arrived));
                        return false;
                    });
        }
        return met;
    }

    private static boolean awaited(CountDownLatch arrived) {
        try {
            return arrived.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Creates the complaint, and breaks the connection before the response.
    boolean takeAndBreak(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        taken.putIfAbsent(key, new Taken("REF-broken", body));
        exchange.close();
        return true;
    }

    static Mishap answering(int status, String json) {
        return exchange -> {
            answer(exchange, status, json);
            return true;
        };
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
