package io.amends.launcher.command;

import io.amends.launcher.platform.Supervisor;
import io.amends.launcher.platform.UpRequest;
import io.amends.process.Ports;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./amends train`, for the build: starts everything and stops it again, so that Java can record
/// its start-up caches.
@Command(name = "train", hidden = true, mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final int PORTS = 14;

    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var request = UpRequest.embedded(freePorts(), data.folder());
        try (var supervisor = Supervisor.prepare(request, System.out)) {
            supervisor.start();
        }
        return 0;
    }

    /// @return the first of fourteen consecutive free ports
    private static int freePorts() {
        int first = Ports.free();
        while (!IntStream.range(first, first + PORTS).allMatch(Ports::isFree)) {
            first = Ports.free();
        }
        return first;
    }
}
