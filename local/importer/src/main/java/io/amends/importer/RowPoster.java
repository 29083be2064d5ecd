package io.amends.importer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Posts a record until the platform has a final answer. Each request carries an idempotency key
/// built from the file's name and the record itself, so that a record that is sent repeatedly is
/// created once.
final class RowPoster implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_FAULTS = 6;

    private final PlatformAccess access;
    private final ImportTarget target;
    private final String file;
    private final RetryPolicy retryPolicy;
    private final Consumer<String> waiting;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /// @param waiting receives the reason for waiting
    RowPoster(
            PlatformAccess access,
            ImportTarget target,
            Path file,
            RetryPolicy retryPolicy,
            Consumer<String> waiting) {
        this.access = access;
        this.target = target;
        this.file = Objects.requireNonNull(file.getFileName()).toString();
        this.retryPolicy = retryPolicy;
        this.waiting = waiting;
    }

    /// @throws ImportAbortedException when every line would fail, or the platform stays unavailable
    LineResult post(Rows.Good row, byte[] body) throws InterruptedException {
        var request = request(row, body);
        int faults = 0;
        for (int tries = 0; ; tries++) {
            switch (attempt(row.line(), request, tries > 0)) {
                case RowResult.Done(var result) -> {
                    retryPolicy.recordSuccess();
                    return result;
                }
                case RowResult.Hopeless(var why) -> throw new ImportAbortedException(why);
                case RowResult.Again again -> {
                    faults += again.fault() ? 1 : 0;
                    if (faults == MOST_FAULTS) {
                        return LineResult.refused(row.line(), again.why());
                    }
                    await(again, tries);
                }
            }
        }
    }

    private void await(RowResult.Again again, int tries) throws InterruptedException {
        if (retryPolicy.exhausted()) {
            throw new ImportAbortedException(
                    again.why() + "; gave up. The same command continues where this one stopped.");
        }
        waiting.accept(again.why());
        Thread.sleep(again.pause() == null ? RetryPolicy.backOff(tries) : again.pause());
    }

    private RowResult attempt(long line, HttpRequest request, boolean repeated)
            throws InterruptedException {
        try {
            return RowResult.of(
                    line,
                    http.send(request, HttpResponse.BodyHandlers.ofString()),
                    target.naming(),
                    repeated);
        } catch (ConnectException refused) {
            return new RowResult.Again(null, "nothing answers at " + access.address(), false);
        } catch (HttpTimeoutException slow) {
            return new RowResult.Again(
                    null, "no answer within " + ANSWER_WITHIN.toSeconds() + " s", false);
        } catch (IOException broken) {
            return new RowResult.Again(
                    null, "the connection to " + access.address() + " broke", false);
        }
    }

    private HttpRequest request(Rows.Good row, byte[] body) {
        return HttpRequest.newBuilder(access.at(target.path()))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + access.key())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey(row))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /// The fingerprint of a line already contains its number; the file's name distinguishes two
    /// files with the same beginning.
    private String idempotencyKey(Rows.Good row) {
        return "import-" + Integer.toHexString(file.hashCode()) + "-" + row.fingerprint();
    }

    /// Whether the platform has this resource: a results file may be left over from another
    /// platform.
    boolean exists(String reference) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(access.at(target.naming().path(target.path(), reference)))
                        .timeout(ANSWER_WITHIN)
                        .header("Authorization", "Bearer " + access.key())
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() != 404 && !answer.body().contains("\"items\":[]");
        } catch (ConnectException refused) {
            throw new ImportAbortedException(
                    "nothing answers at "
                            + access.address()
                            + "; start the platform with "
                            + access.start(),
                    refused);
        }
    }

    static byte[] json(java.util.Map<String, Object> body) {
        return JsonMapper.shared().writeValueAsBytes(body);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
