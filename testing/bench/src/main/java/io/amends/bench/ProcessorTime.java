package io.amends.bench;

import io.amends.launcher.platform.PlatformStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Processor time used by the processes of a platform so far.
///
/// @param spent by the name of a process: `store`, `broker`, `services`
record ProcessorTime(Map<String, Duration> spent) {

    static ProcessorTime of(PlatformStatus status) {
        var spent = new TreeMap<String, Duration>();
        for (var part : status.parts()) {
            var process =
                    switch (part.name()) {
                        case "store", "broker" -> part.name();
                        default -> "services";
                    };
            ProcessHandle.of(part.pid())
                    .flatMap(handle -> handle.info().totalCpuDuration())
                    .ifPresent(time -> spent.put(process, time));
        }
        return new ProcessorTime(spent);
    }

    /// The same plus the benchmark's own process, if a service runs in it.
    ProcessorTime with(String name) {
        var all = new TreeMap<>(spent);
        ProcessHandle.current().info().totalCpuDuration().ifPresent(time -> all.put(name, time));
        return new ProcessorTime(all);
    }

    /// Processor time of each process from this measurement to another, per operation.
    String until(ProcessorTime then, long operations) {
        return spent.entrySet().stream()
                .map(
                        process ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %.3f ms",
                                        process.getKey(),
                                        then.spent()
                                                        .getOrDefault(
                                                                process.getKey(),
                                                                process.getValue())
                                                        .minus(process.getValue())
                                                        .toNanos()
                                                / 1e6
                                                / Math.max(1, operations)))
                .collect(Collectors.joining(", ", "", " of processor time each"));
    }
}
