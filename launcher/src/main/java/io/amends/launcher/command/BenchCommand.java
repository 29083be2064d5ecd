package io.amends.launcher.command;

import io.amends.embedded.process.CannotStart;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./amends bench`. The benchmarks lie in a module that builds upon this one, so they are found by
/// name: `intake` is `io.amends.bench.IntakeBench`.
@Command(
        name = "bench",
        description =
                "Run a benchmark, its floor beside it: intake, lists, journey, replay, rebuild, scores, pass, fit or store.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "intake, lists, journey, replay, rebuild, scores, pass, fit or store")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "for the benchmark")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws ReflectiveOperationException {
        MainClass.run(className(), "There is no benchmark " + name, arguments);
        return 0;
    }

    private String className() {
        if (!name.matches("[a-z][a-z0-9]*")) {
            throw new CannotStart("There is no benchmark " + name + ".", null);
        }
        var capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return "io.amends.bench." + capital + "Bench";
    }
}
