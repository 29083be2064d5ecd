package io.amends.launcher.command;

import io.amends.launcher.platform.UpRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// Shown when everything runs: the address, the key, and first commands to try.
final class StartupBanner {

    private static final String LAST_WORDS = ", or Ctrl-C where it runs, stops it all in order.";

    private StartupBanner() {}

    /// Whether this is the last line of the banner.
    static boolean isLast(String line) {
        return line.endsWith(LAST_WORDS);
    }

    static void print(PrintStream out, UpRequest request) {
        var data = request.data();
        out.print(
                String.format(
                        Locale.ROOT,
                        """

                Amends listens on %1$s
                The administrator's key is stored in %2$s (only you can read it).

                Try next:
                  curl -s %1$s/api/v1/complaints -H "Authorization: Bearer $(cat %2$s)" \\
                    -H 'Content-Type: application/json' -H 'Idempotency-Key: first-try' \\
                    -d '{"customer": {"id": "ada"}, "type": "price_or_billing", "channel": "web", "description": "I was charged twice."}'
                  %3$s
                  %4$s

                %5$s
                """,
                        "http://127.0.0.1:" + request.port(),
                        shortest(data.adminKey()),
                        data.command("key create --role agent --name me"),
                        data.command("status"),
                        data.command("down") + LAST_WORDS));
        out.flush();
    }

    private static String shortest(Path path) {
        var here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
