package io.amends.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One import, from the first line to the last: read a record, build its body, post it, write its
/// result, in the order of the file. Some are in flight at once, at most [#AHEAD] for each that is
/// being posted, so memory is bounded. Of records with the same identity (complaints with one
/// `externalId`) a later one is posted when an earlier one has been answered, so that always the
/// first one in the file is created, also when a stopped run is continued.
final class ImportRun {
    private static final int AHEAD = 4;

    private final Source source;
    private final RowPoster posting;
    private final int concurrency;
    private final Deque<InFlightRow> window = new ArrayDeque<>();

    /// The newest result in flight for each identity.
    private final Map<String, CompletableFuture<LineResult>> newest = new HashMap<>();

    /// The file and the conversion of its records.
    record Source(ImportTarget target, Path file, Rows rows, RowToBody bodies) {}

    private record InFlightRow(
            CompletableFuture<LineResult> result, Optional<String> identity, long end) {}

    ImportRun(Source source, RowPoster posting, int concurrency) {
        this.source = source;
        this.posting = posting;
        this.concurrency = concurrency;
    }

    /// Processes every line that has no result yet.
    ///
    /// @throws ImportAbortedException when an error affects every line; all results before it are
    ///   written
    void run(ResultsFile results, Progress progress) throws IOException, InterruptedException {
        long resumeBehind = results.earlier().lastLine();
        var post = Executors.newFixedThreadPool(concurrency, Thread.ofVirtual().factory());
        try {
            long before = 0;
            for (var row = source.rows().next(); row != null; row = source.rows().next()) {
                if (row.line() > resumeBehind) {
                    window.add(send(post, row));
                    writeFinished(window.size() >= concurrency * AHEAD, before, results, progress);
                } else {
                    before = row.end();
                }
            }
            while (!window.isEmpty()) {
                writeFinished(true, before, results, progress);
            }
            results.finish();
        } finally {
            post.shutdownNow();
        }
    }

    private InFlightRow send(ExecutorService post, Rows.Row row) {
        return switch (row) {
            case Rows.Bad(var line, var end, var reason) -> refused(line, end, reason);
            case Rows.Good good -> send(post, good);
        };
    }

    private InFlightRow send(ExecutorService post, Rows.Good row) {
        Map<String, Object> body;
        try {
            body = source.bodies().of(row);
        } catch (InvalidRowException bad) {
            return refused(row.line(), row.end(), String.valueOf(bad.getMessage()));
        }
        var identity = source.target().identityOf(body);
        var earlier = identity.map(newest::get).orElse(null);
        var result =
                earlier == null
                        ? CompletableFuture.supplyAsync(() -> posted(row, body), post)
                        : earlier.thenApplyAsync(_ -> posted(row, body), post);
        identity.ifPresent(one -> newest.put(one, result));
        return new InFlightRow(result, identity, row.end());
    }

    private static InFlightRow refused(long line, long end, String reason) {
        return new InFlightRow(
                CompletableFuture.completedFuture(LineResult.refused(line, reason)),
                Optional.empty(),
                end);
    }

    private LineResult posted(Rows.Good row, Map<String, Object> body) {
        try {
            return posting.post(row, RowPoster.json(body));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }

    /// Writes the available results at the head of the window.
    ///
    /// @param waitForFirst whether to wait until there is at least one
    private void writeFinished(
            boolean waitForFirst, long before, ResultsFile results, Progress progress)
            throws IOException, InterruptedException {
        boolean wait = waitForFirst;
        while (!window.isEmpty() && (wait || window.element().result().isDone())) {
            var head = window.element();
            var result = resultOf(window.remove());
            head.identity().ifPresent(one -> newest.remove(one, head.result()));
            results.append(result);
            progress.handled(result, before, head.end());
            wait = false;
        }
    }

    private static LineResult resultOf(InFlightRow sent) throws InterruptedException {
        try {
            return sent.result().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ImportAbortedException why) {
                throw why;
            }
            if (failed.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw new IllegalStateException("an unexpected failure", failed.getCause());
        }
    }

    /// A digest of the file's content, to detect whether a stopped run had the same content.
    static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
