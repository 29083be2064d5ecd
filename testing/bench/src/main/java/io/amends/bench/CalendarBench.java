package io.amends.bench;

import static io.amends.bench.Output.print;

import io.amends.bench.calendar.CalendarMeasurements;
import java.util.Arrays;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `./amends bench calendar [--quick]`: how many due instants, reminders and open times a calendar
/// computes in a second on one core, each beside a loop over the dates.
public final class CalendarBench {
    private CalendarBench() {}

    /// Runs it.
    ///
    /// @param arguments `--quick`: one measurement of each, for a second
    public static void main(String[] arguments) throws RunnerException {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        var options =
                new OptionsBuilder()
                        .include(CalendarMeasurements.class.getName())
                        .forks(1)
                        .threads(1)
                        .warmupIterations(quick ? 1 : 3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(quick ? 1 : 5)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
                        .build();
        for (var result : new Runner(options).run()) {
            var score = result.getPrimaryResult();
            print("%-32s %,14.0f /s", score.getLabel(), score.getScore());
        }
    }
}
