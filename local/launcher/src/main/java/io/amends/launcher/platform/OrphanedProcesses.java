package io.amends.launcher.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Processes of a launcher that was killed: they end by themselves, shortly afterwards. A start
/// that follows at once waits for them, so that it does not fail on their ports and locks.
final class OrphanedProcesses {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OrphanedProcesses() {}

    /// Returns when they have ended, or after half a minute: the port check then finds the reason.
    static void awaitEnd(StateFile previous, ConsoleOutput announcer) {
        var alive = previous.read().map(OrphanedProcesses::alive).orElse(List.of());
        if (alive.isEmpty()) {
            return;
        }
        announcer.waitingForLeftovers();
        CompletableFuture.allOf(
                        alive.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static List<ProcessHandle> alive(PlatformState state) {
        return state.parts().stream()
                .filter(part -> part.state() != ComponentState.STOPPED)
                .flatMap(
                        part ->
                                ProcessHandle.of(part.pid()).stream()
                                        .filter(it -> isOurs(it, part)))
                .distinct()
                .toList();
    }

    /// The id may have been reused by another process; ours was started at the recorded instant.
    private static boolean isOurs(ProcessHandle process, PlatformState.Part part) {
        return process.info()
                .startInstant()
                .map(begin -> Duration.between(part.since(), begin).abs())
                .filter(difference -> difference.compareTo(Duration.ofSeconds(5)) < 0)
                .isPresent();
    }
}
