package io.amends.launcher.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.launcher.platform.DataFolder;
import io.amends.launcher.platform.RunningPlatform;
import io.amends.process.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP client of the running gateway, using the administrator's key.
final class AdminClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASS = "/api/v1/scores/pass";
    private static final String POLICIES = "/api/v1/policies";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String YAML = "application/yaml";
    private static final String OPEN_COMPLAINTS =
            "/api/v1/complaints?status=received&status=acknowledged&status=investigating"
                    + "&status=proposed&status=reopened&sort=received&limit=200";
    private static final Pattern NEXT = Pattern.compile("<[^>]*?(/api/v1/[^>]*)>; *rel=\"next\"");
    private static final int CONFLICT = 409;
    private static final int STALE = 412;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataFolder data;
    private final RunningPlatform platform;

    private AdminClient(DataFolder data, RunningPlatform platform) {
        this.data = data;
        this.platform = platform;
    }

    /// @throws StartupException when no platform runs on these data
    static AdminClient find(DataFolder data) {
        return new AdminClient(data, RunningPlatform.find(data.folder()));
    }

    /// @param expires a duration or an instant; absent: never
    CreatedKey createKey(String role, String name, @Nullable String expires)
            throws InterruptedException {
        var wanted = new TreeMap<>(Map.of("role", role, "name", name));
        if (expires != null) {
            wanted.put("expires", expires);
        }
        var body = JSON.writeValueAsString(wanted);
        var request =
                to("/api/v1/keys")
                        .header(CONTENT_TYPE, "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return JSON.treeToValue(answer(request), CreatedKey.class);
    }

    JsonNode keys() throws InterruptedException {
        var answer = answer(to("/api/v1/keys").GET());
        return answer.has("items") ? answer.get("items") : answer;
    }

    void revokeKey(String id) throws InterruptedException {
        answer(to("/api/v1/keys/" + URLEncoder.encode(id, StandardCharsets.UTF_8)).DELETE());
    }

    /// Starts a pass of the satisfaction-service over all customers.
    void beginPass() throws InterruptedException {
        answer(to(PASS).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /// Progress of the running or latest pass; empty before the first.
    Optional<JsonNode> pass() throws InterruptedException {
        var answer = send(to(PASS).GET());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(checked(answer));
    }

    /// Position of a consumer.
    JsonNode consumer(String name) throws InterruptedException {
        return answer(to(consumerPath(name)).GET());
    }

    /// Makes a consumer skip records; returns their number.
    long skip(String consumer, String topic, int partition, long afterOffset, String reason)
            throws InterruptedException {
        var body =
                JSON.writeValueAsString(
                        new TreeMap<String, Object>(
                                Map.of(
                                        "topic", topic,
                                        "partition", partition,
                                        "afterOffset", afterOffset,
                                        "reason", reason)));
        var request =
                to(consumerPath(consumer) + "/skip")
                        .header(CONTENT_TYPE, "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return answer(request).path("skipped").asLong();
    }

    /// Makes a service publish its next events again.
    ///
    /// @param from events that happened earlier are left out; absent: none
    /// @param subject publishes events of this subject only; absent: of all
    /// @param after `next` of the previous response; absent: from the beginning
    JsonNode republish(
            String service,
            @Nullable Instant from,
            @Nullable String subject,
            @Nullable String after)
            throws InterruptedException {
        var wanted = new TreeMap<String, String>();
        if (from != null) {
            wanted.put("from", from.toString());
        }
        if (subject != null) {
            wanted.put("subject", subject);
        }
        if (after != null) {
            wanted.put("after", after);
        }
        var request =
                to("/api/v1/events/" + service + "/republish")
                        .header(CONTENT_TYPE, "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(wanted)));
        return answer(request);
    }

    /// The policies in force.
    JsonNode policies() throws InterruptedException {
        return answer(to(POLICIES).GET()).path("items");
    }

    /// A policy as its author wrote it.
    ///
    /// @param version absent: the one in force
    PolicyText policy(String kind, @Nullable Integer version) throws InterruptedException {
        var query = version == null ? "" : "?version=" + version;
        var answer = send(to(policyPath(kind) + query).header("Accept", YAML).GET());
        checked(answer);
        return new PolicyText(answer.body(), answer.headers().firstValue("ETag").orElse(""));
    }

    /// Whether a policy would be accepted.
    JsonNode checkPolicy(String kind, String text) throws InterruptedException {
        return answer(
                to(policyPath(kind) + "/check")
                        .header(CONTENT_TYPE, YAML)
                        .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    /// Puts a policy into force.
    ///
    /// @param etag of the version that it replaces
    JsonNode applyPolicy(String kind, String etag, String text) throws InterruptedException {
        return answer(
                to(policyPath(kind))
                        .header(CONTENT_TYPE, YAML)
                        .header("If-Match", etag)
                        .PUT(HttpRequest.BodyPublishers.ofString(text)));
    }

    /// A page of the complaints that are open.
    ///
    /// @param next where it begins; absent: at the beginning
    ComplaintPage openComplaints(@Nullable String next) throws InterruptedException {
        var answer = send(to(next == null ? OPEN_COMPLAINTS : next).GET());
        var link = answer.headers().firstValue("Link").map(NEXT::matcher);
        return new ComplaintPage(
                checked(answer).path("items"),
                link.filter(Matcher::find).map(found -> found.group(1)).orElse(null));
    }

    /// Counts the running clocks of a complaint again.
    ///
    /// @return false where it has changed since it was read, or is not open any more
    boolean recalculate(String reference, long version) throws InterruptedException {
        var answer =
                send(
                        to("/api/v1/complaints/" + reference + "/recalculate")
                                .header(CONTENT_TYPE, "application/json")
                                .header("If-Match", "\"v" + version + "\"")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        if (answer.statusCode() == STALE || answer.statusCode() == CONFLICT) {
            return false;
        }
        checked(answer);
        return true;
    }

    private static String policyPath(String kind) {
        return POLICIES + "/" + URLEncoder.encode(kind, StandardCharsets.UTF_8);
    }

    private static String consumerPath(String name) {
        return "/api/v1/consumers/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(platform.address() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + platform.adminKey());
    }

    private JsonNode answer(HttpRequest.Builder request) throws InterruptedException {
        return checked(send(request));
    }

    private static JsonNode checked(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new StartupException(
                    ProblemMessage.sentence(answer.statusCode(), json(answer.body())), null);
        }
        return json(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException away) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The gateway at %s does not answer; %s tells more.",
                            platform.address(),
                            data.command("status")),
                    away);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    /// Complaints.
    ///
    /// @param next the address of the next page; absent on the last
    record ComplaintPage(JsonNode complaints, @Nullable String next) {}

    /// A policy.
    ///
    /// @param etag what a change of it needs
    record PolicyText(String text, String etag) {}

    /// A new key.
    ///
    /// @param key the secret
    /// @param expiresAt when it expires; absent: never
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedKey(String id, String key, String role, String name, @Nullable String expiresAt) {

        String toJson() {
            return JSON.writeValueAsString(this);
        }
    }
}
