package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/// `./amends bench`. The benchmarks are in a module that depends on this one, so they are loaded by
/// name: `intake` is `io.amends.bench.IntakeBench`.
@Command(
        name = "bench",
        description =
                "Run a benchmark, its floor beside it: intake, lists, journey, replay, rebuild, scores, pass, fit, hotcustomer, calendar or store.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description =
                    "intake, lists, journey, replay, rebuild, scores, pass, fit, hotcustomer, calendar or store")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "for the benchmark")
    private List<String> arguments = List.of();

    /// Includes options of the benchmark: `--quick`.
    @Unmatched private final List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws ReflectiveOperationException {
        MainClass.run(className(), "There is no benchmark " + name, all());
        return 0;
    }

    private List<String> all() {
        return Stream.concat(arguments.stream(), options.stream()).toList();
    }

    private String className() {
        if (!name.matches("[a-z][a-z0-9]*")) {
            throw new StartupException("There is no benchmark " + name + ".", null);
        }
        var capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return "io.amends.bench." + capital + "Bench";
    }
}
