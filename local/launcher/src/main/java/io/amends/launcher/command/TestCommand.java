package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `./amends test`. The script runs the tests itself, without the launcher, since they also run
/// where nothing is built yet; this class only adds it to the help.
@Command(
        name = "test",
        description = "Run every test; what had to be skipped is listed at the end.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new StartupException(
                "The tests are run by the script ./amends in the checkout.", null);
    }
}
