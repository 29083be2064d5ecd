package io.amends.system;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/// A complaint that is processed while services are killed: created, acknowledged, investigated,
/// resolved, its follow-up answered. Each step reads the current state and sends the next command;
/// after a request without a response the state is read again.
record LiveCase(Client desk, String customer) implements Callable<String> {
    private static final Map<String, Object> COMPLAINT =
            Map.of(
                    "type",
                    "staff_attitude",
                    "description",
                    "Nobody called back.",
                    "channel",
                    "phone");
    private static final Map<String, Object> RESOLUTION =
            Map.of("cause", "communication", "liability", "ours", "words", "We have called.");
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /// Not found, a concurrent change, too many requests or unavailable: read again.
    private static final Set<Integer> LOOK_AGAIN = Set.of(404, 409, 412, 429, 500, 502, 503, 504);

    /// Returns the reference when all is done.
    @Override
    public String call() {
        var reference = new AtomicReference<>("");
        Awaitility.await("the end of the case of " + customer)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(LONGEST)
                .until(() -> isDone(reference));
        return reference.get();
    }

    private boolean isDone(AtomicReference<String> reference) {
        try {
            if (reference.get().isEmpty()) {
                reference.set(file());
            }
            return !reference.get().isEmpty() && next(reference.get());
        } catch (Client.NoResponse lookAgain) {
            // The request may have been executed or not; the next read shows it.
            return false;
        }
    }

    private String file() {
        var body = new java.util.HashMap<>(COMPLAINT);
        body.put("customer", Map.of("id", customer));
        var answer = ok(desk.create("live-" + customer, "/complaints", body));
        return answer.status() == 201 ? answer.body().path("reference").asString() : "";
    }

    /// Executes the next step; returns whether nothing is left.
    private boolean next(String reference) {
        var path = "/complaints/" + reference;
        var now = ok(desk.get(path));
        if (now.status() != 200) {
            return false;
        }
        switch (now.body().path("status").asString()) {
            case "received" -> ok(desk.commandOn(now.etag(), path, "acknowledge", Map.of()));
            case "acknowledged" -> ok(desk.commandOn(now.etag(), path, "investigate", Map.of()));
            case "investigating" -> ok(desk.commandOn(now.etag(), path, "resolve", RESOLUTION));
            case "resolved" -> {
                return answered(reference);
            }
            default -> throw new AssertionError("unforeseen: " + now.body());
        }
        return false;
    }

    private boolean answered(String reference) {
        var list = ok(desk.get("/followups?state=due&state=done&complaint=" + reference));
        var followup = list.body().path("items").path(0);
        if (followup.path("state").asString("").equals("done")) {
            return true;
        }
        if (!followup.isMissingNode()) {
            var path = "/followups/" + followup.path("id").asString();
            var seen = ok(desk.get(path));
            if (seen.status() == 200) {
                ok(
                        desk.commandOn(
                                seen.etag(), path, "answered", Map.of("solved", true, "csat", 4)));
            }
        }
        return false;
    }

    private static Client.Response ok(Client.Response answer) {
        if (answer.status() >= 300 && !LOOK_AGAIN.contains(answer.status())) {
            throw new AssertionError("refused: " + answer);
        }
        return answer;
    }
}
