package io.amends.system;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/// A complaint that is worked on while processes die: filed, acknowledged, investigated, resolved,
/// its follow-up answered. Whoever does it only looks what is there and does the next thing; what
/// had no answer is looked at again.
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
    private static final int TRIES = 2_000;

    /// Not there, somebody else was faster, too many or nobody there just now: look again.
    private static final Set<Integer> LOOK_AGAIN = Set.of(404, 409, 412, 429, 500, 502, 503, 504);

    /// Answers the reference when all is done.
    @Override
    public String call() throws InterruptedException {
        var reference = "";
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                reference = reference.isEmpty() ? file() : reference;
                if (!reference.isEmpty() && next(reference)) {
                    return reference;
                }
            } catch (Client.NoAnswer lookAgain) {
                // What was asked may have been done or not; the next look tells.
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the case of " + customer + " did not come to its end");
    }

    private String file() {
        var body = new java.util.HashMap<>(COMPLAINT);
        body.put("customer", Map.of("id", customer));
        var answer = ok(desk.create("live-" + customer, "/complaints", body));
        return answer.status() == 201 ? answer.body().path("reference").asString() : "";
    }

    /// Does the next thing; answers whether nothing is left.
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

    private static Client.Answer ok(Client.Answer answer) {
        if (answer.status() >= 300 && !LOOK_AGAIN.contains(answer.status())) {
            throw new AssertionError("refused: " + answer);
        }
        return answer;
    }
}
