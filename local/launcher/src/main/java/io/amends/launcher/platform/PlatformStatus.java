package io.amends.launcher.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The current status of the platform on a data folder.
///
/// @param ready whether every component runs and answers
/// @param residentBytes resident memory of all components, each process counted once
/// @param parts the components in start order; empty when nothing runs
/// @param problems problems of the machine, in sentences; omitted when there are none
public record PlatformStatus(
        boolean ready,
        long residentBytes,
        List<Part> parts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> problems) {

    /// One component.
    ///
    /// @param residentBytes of its process, which it may share
    /// @param uptimeSeconds since its process was started
    public record Part(
            String name,
            String state,
            long pid,
            int port,
            long residentBytes,
            long uptimeSeconds) {}

    private static final PlatformStatus NOTHING =
            new PlatformStatus(false, 0, List.of(), List.of());

    /// Combines the launcher's state file, the operating system, and a probe of each component.
    public static PlatformStatus of(DataFolder data, Clock clock) {
        if (data.holder().isEmpty()) {
            return NOTHING;
        }
        var problems = DiskSpace.shortage(data.folder()).stream().toList();
        return new StateFile(data.state())
                .read()
                .map(state -> of(state, problems, clock))
                .orElse(NOTHING);
    }

    static PlatformStatus of(PlatformState state, List<String> problems, Clock clock) {
        var parts = state.parts().parallelStream().map(part -> part(part, clock)).toList();
        boolean ready = !parts.isEmpty() && parts.stream().allMatch(PlatformStatus::isReady);
        return new PlatformStatus(ready, total(parts), parts, problems);
    }

    private static boolean isReady(Part part) {
        return part.state().equals(ComponentState.READY.word());
    }

    private static long total(List<Part> parts) {
        return parts.stream()
                .collect(Collectors.toMap(Part::pid, Part::residentBytes, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Part part(PlatformState.Part known, Clock clock) {
        boolean alive =
                Optional.of(known.pid())
                        .filter(pid -> pid > 0)
                        .flatMap(ProcessHandle::of)
                        .isPresent();
        return new Part(
                known.name(),
                state(known).word(),
                known.pid(),
                known.port(),
                alive ? ResidentMemory.of(known.pid()) : 0,
                alive ? Duration.between(known.since(), clock.instant()).toSeconds() : 0);
    }

    private static ComponentState state(PlatformState.Part known) {
        return known.state() == ComponentState.READY && !ReadinessProbe.answers(known)
                ? ComponentState.UNRESPONSIVE
                : known.state();
    }
}
