package io.amends.launcher.command;

import io.amends.launcher.platform.UpRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// What a newcomer needs when everything runs: the address, the key, and what to try.
final class Welcome {

    /// Whoever follows a start in the background knows by it that everything was said.
    static final String LAST_LINE =
            "./amends down, or Ctrl-C where it runs, stops it all in order.";

    private Welcome() {}

    static void print(PrintStream out, UpRequest request) {
        out.print(
                String.format(
                        Locale.ROOT,
                        """

                Amends listens on %1$s
                The administrator's key lies in %2$s (only you can read it).

                Try next:
                  curl -s %1$s/api/v1/complaints -H "Authorization: Bearer $(cat %2$s)" \\
                    -H 'Content-Type: application/json' -H 'Idempotency-Key: first-try' \\
                    -d '{"customer": {"id": "ada"}, "type": "price_or_billing", "channel": "web", "description": "I was charged twice."}'
                  ./amends key create --role agent --name me%3$s
                  ./amends status%3$s

                %4$s
                """,
                        "http://127.0.0.1:" + request.port(),
                        shortest(request.data().adminKey()),
                        dataOption(request),
                        LAST_LINE));
        out.flush();
    }

    private static String dataOption(UpRequest request) {
        var folder = shortest(request.data().folder());
        return folder.equals("data") ? "" : " --data " + folder;
    }

    private static String shortest(Path path) {
        var here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
