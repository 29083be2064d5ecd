package io.amends.launcher.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One import, from the first line to the last: read a record, make its body, post it, write its
/// result, in the order of the file. Some are on their way at once; never more than [#AHEAD] for
/// each that is posted, so memory is bounded.
final class ImportRun {
    private static final int AHEAD = 4;

    private final Source source;
    private final Posting posting;
    private final int concurrency;
    private final Deque<OnItsWay> window = new ArrayDeque<>();

    /// The file and what is made of its records.
    record Source(Path file, Rows rows, Bodies bodies) {}

    private record OnItsWay(Future<LineResult> result, long end) {}

    ImportRun(Source source, Posting posting, int concurrency) {
        this.source = source;
        this.posting = posting;
        this.concurrency = concurrency;
    }

    /// Handles every line that the results do not have yet.
    ///
    /// @throws CannotGoOn when a line met something that no line would survive; all before it are
    ///   in the results
    void run(ResultsFile results, Progress progress) throws IOException, InterruptedException {
        long resumeBehind = results.earlier().lastLine();
        var post = Executors.newFixedThreadPool(concurrency, Thread.ofVirtual().factory());
        try {
            long before = 0;
            for (var row = source.rows().next(); row != null; row = source.rows().next()) {
                if (row.line() > resumeBehind) {
                    window.add(send(post, row));
                    writeWhatIsDone(
                            window.size() >= concurrency * AHEAD, before, results, progress);
                } else {
                    before = row.end();
                }
            }
            while (!window.isEmpty()) {
                writeWhatIsDone(true, before, results, progress);
            }
            results.finish();
        } finally {
            post.shutdownNow();
        }
    }

    private OnItsWay send(ExecutorService post, Rows.Row row) {
        return switch (row) {
            case Rows.Bad(var line, var end, var reason) ->
                    new OnItsWay(
                            java.util.concurrent.CompletableFuture.completedFuture(
                                    LineResult.refused(line, reason)),
                            end);
            case Rows.Good good -> new OnItsWay(post.submit(() -> handled(good)), good.end());
        };
    }

    private LineResult handled(Rows.Good row) throws InterruptedException {
        byte[] body;
        try {
            body = Posting.json(source.bodies().of(row));
        } catch (BadValue bad) {
            return LineResult.refused(row.line(), String.valueOf(bad.getMessage()));
        }
        return posting.post(row, body);
    }

    /// Writes the results at the head of the window, as far as they are there.
    ///
    /// @param waitForFirst whether to wait until there is at least one
    private void writeWhatIsDone(
            boolean waitForFirst, long before, ResultsFile results, Progress progress)
            throws IOException, InterruptedException {
        boolean wait = waitForFirst;
        for (var head = window.peek();
                head != null && (wait || head.result().isDone());
                head = window.peek()) {
            var result = resultOf(window.remove());
            results.append(result);
            progress.handled(result, before, head.end());
            wait = false;
        }
    }

    private static LineResult resultOf(OnItsWay sent) throws InterruptedException {
        try {
            return sent.result().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CannotGoOn why) {
                throw why;
            }
            throw new IllegalStateException("an unforeseen failure", failed.getCause());
        }
    }

    /// A digest of the file's content, to tell whether a stopped run was about the same.
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
